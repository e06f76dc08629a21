package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;

/**
 * One message of audio, video or data.
 *
 * @param timestamp milliseconds, unsigned, modulo 2^32
 * @param streamId the message stream that it belongs to
 * @param payload the whole body, its tag bytes included; see the package for who owns it
 */
public record Media(Type type, int timestamp, int streamId, ByteBuf payload) implements Message {

  /** The three kinds of media message (types 8, 9 and 18; 15 is read as 18). */
  public enum Type {
    AUDIO,
    VIDEO,
    DATA
  }
}
