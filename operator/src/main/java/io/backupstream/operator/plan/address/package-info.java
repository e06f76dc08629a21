/** Where encoders reach a stream. */
@NullMarked
package io.backupstream.operator.plan.address;

import org.jspecify.annotations.NullMarked;
