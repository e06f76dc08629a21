/** The operator as a process: it starts, leads or waits, and stops. */
@NullMarked
package io.backupstream.operator.process;

import org.jspecify.annotations.NullMarked;
