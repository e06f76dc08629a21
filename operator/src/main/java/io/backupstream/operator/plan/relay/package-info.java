/** What a relay reads, and what is heard of it. */
@NullMarked
package io.backupstream.operator.plan.relay;

import org.jspecify.annotations.NullMarked;
