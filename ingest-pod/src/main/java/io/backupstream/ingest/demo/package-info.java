/**
 * The command {@code demo}: two encoders and a destination of its own around a real relay, all in
 * one process over real sockets. The clip's bodies are shared, read-only and never released.
 */
@NullMarked
package io.backupstream.ingest.demo;

import org.jspecify.annotations.NullMarked;
