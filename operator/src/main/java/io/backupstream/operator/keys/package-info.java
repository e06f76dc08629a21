/** Which stream has which stream key, so that a region has each once. No key is kept in plain. */
@NullMarked
package io.backupstream.operator.keys;

import org.jspecify.annotations.NullMarked;
