/** Stream keys: generated once into a Secret that is ours, or read from the user's. */
@NullMarked
package io.backupstream.operator.plan.keys;

import org.jspecify.annotations.NullMarked;
