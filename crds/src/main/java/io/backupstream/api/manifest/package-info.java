/**
 * Manifests as text: YAML is read as strictly as an API server would, with the line of every field,
 * and written so that it reads back the same.
 */
@NullMarked
package io.backupstream.api.manifest;

import org.jspecify.annotations.NullMarked;
