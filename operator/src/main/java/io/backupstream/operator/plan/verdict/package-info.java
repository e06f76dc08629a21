/** Whether a stream's spec is allowed, and whether all that it names exists. */
@NullMarked
package io.backupstream.operator.plan.verdict;

import org.jspecify.annotations.NullMarked;
