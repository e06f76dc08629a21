/** The status of a region. */
@NullMarked
package io.backupstream.operator.plan.region;

import org.jspecify.annotations.NullMarked;
