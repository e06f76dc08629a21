/** The regions that exist, the nodes that each has, and what the operator says of a region. */
@NullMarked
package io.backupstream.operator.region;

import org.jspecify.annotations.NullMarked;
