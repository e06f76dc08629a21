/** The sockets of the project's own encoder and destination: one RTMP connection each, on Netty. */
@NullMarked
package io.backupstream.ingest.testkit.socket;

import org.jspecify.annotations.NullMarked;
