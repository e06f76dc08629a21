/** The plan for a stream. */
@NullMarked
package io.backupstream.operator.plan.stream;

import org.jspecify.annotations.NullMarked;
