/** What is told as Events on the way from one status of a stream to the next, each thing once. */
@NullMarked
package io.backupstream.operator.plan.tell;

import org.jspecify.annotations.NullMarked;
