package io.backupstream.ingest.demo;

import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/** One connection of a {@link Recorder}. */
final class RecorderConnection extends ServerEnd {
  private final Recorder recorder;

  RecorderConnection(Channel channel, Recorder recorder) {
    super(channel);
    this.recorder = recorder;
  }

  @Override
  protected void published() {
    recorder.published();
  }

  @Override
  protected void received(Track track, long timestampMillis, ByteBuf payload) {
    try {
      recorder.received(track, timestampMillis, payload);
    } finally {
      payload.release();
    }
  }

  @Override
  protected void unpublished() {
    recorder.unpublished();
  }
}
