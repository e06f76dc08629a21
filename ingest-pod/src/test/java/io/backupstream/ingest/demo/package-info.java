/** The demo, played once for real, and its check, which must find what is wrong. */
@NullMarked
package io.backupstream.ingest.demo;

import org.jspecify.annotations.NullMarked;
