/** What the scenarios share: the cluster, what is installed there, encoders and destinations. */
@NullMarked
package io.backupstream.e2e.kit;

import org.jspecify.annotations.NullMarked;
