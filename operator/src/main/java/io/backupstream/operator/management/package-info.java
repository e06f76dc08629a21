/** Health probes and metrics of the operator. No label ever holds a stream key. */
@NullMarked
package io.backupstream.operator.management;

import org.jspecify.annotations.NullMarked;
