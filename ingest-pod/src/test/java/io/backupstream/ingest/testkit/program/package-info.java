/**
 * The real programs of the tests: encoders, a decoder and a destination as child processes, and a
 * network that can be cut. What a machine lacks is said by {@link
 * io.backupstream.ingest.testkit.program.Needs}.
 */
@NullMarked
package io.backupstream.ingest.testkit.program;

import org.jspecify.annotations.NullMarked;
