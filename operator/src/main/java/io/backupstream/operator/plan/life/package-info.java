/** From schedule to stop: whether a stream is to run, and how it comes to an end. */
@NullMarked
package io.backupstream.operator.plan.life;

import org.jspecify.annotations.NullMarked;
