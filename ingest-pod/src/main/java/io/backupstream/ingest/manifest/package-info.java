/**
 * Manifests become streams: the files are read, reviewed, joined with the Secrets they name, and
 * watched for changes.
 *
 * <p>A command line names files; an ingest pod has a folder that the operator's Secret is mounted
 * at. Both hold the very manifests that one would {@code kubectl apply}. What is wrong with them is
 * told one line each, with file, line and field, and never with the value of a key; what was in
 * force before stays in force.
 */
@NullMarked
package io.backupstream.ingest.manifest;

import org.jspecify.annotations.NullMarked;
