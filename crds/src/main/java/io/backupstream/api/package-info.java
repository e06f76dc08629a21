/** The API of backupstream.io/v1alpha1 as records: what a user writes, what the relay reports. */
@NullMarked
package io.backupstream.api;

import org.jspecify.annotations.NullMarked;
