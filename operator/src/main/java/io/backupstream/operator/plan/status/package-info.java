/** What is shown and told of a stream. */
@NullMarked
package io.backupstream.operator.plan.status;

import org.jspecify.annotations.NullMarked;
