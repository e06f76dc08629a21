/** Plans, tried on a pretended world: what is planned is carried out there, and planned again. */
@NullMarked
package io.backupstream.operator.plan;

import org.jspecify.annotations.NullMarked;
