/**
 * The project's own encoder for tests. Every picture and every audio frame carries its number from
 * one origin, so two encoders that show the same programme carry the same numbers at the same
 * instant, and what a destination lost or got twice is exact.
 *
 * <p>{@link io.backupstream.ingest.testkit.numbered.NumberedStream} is pure: it says what is sent
 * when, and suits a fake clock. What it makes of H.264 and AAC can be decoded; of HEVC and AV1 only
 * the headers are real.
 */
@NullMarked
package io.backupstream.ingest.testkit.numbered;

import org.jspecify.annotations.NullMarked;
