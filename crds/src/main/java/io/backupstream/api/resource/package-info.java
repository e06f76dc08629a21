/**
 * The API's kinds as the Kubernetes client knows them, for the operator and the generated schemas.
 * An ingest pod never loads this package: it has no Kubernetes client.
 */
@NullMarked
package io.backupstream.api.resource;

import org.jspecify.annotations.NullMarked;
