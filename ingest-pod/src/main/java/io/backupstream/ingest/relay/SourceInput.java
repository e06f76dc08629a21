package io.backupstream.ingest.relay;

import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.media.AudioFormat;
import io.backupstream.ingest.media.Formats;
import io.backupstream.ingest.media.VideoFormat;
import io.backupstream.ingest.publish.EndReason;
import io.backupstream.ingest.publish.Publication;
import io.backupstream.ingest.publish.PublishSink;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** One encoder's way into its relay: every publish with one key of one stream. */
final class SourceInput implements PublishSink {

  private final Relay relay;
  private final Role role;
  private @Nullable Publication publication;
  private boolean paused;
  private @Nullable VideoFormat video;
  private @Nullable AudioFormat audio;

  SourceInput(Relay relay, Role role) {
    this.relay = relay;
    this.role = role;
  }

  @Override
  public void started(Publication begun, long nowMicros) {
    publication = begun;
    paused = false;
    video = null;
    audio = null;
    relay.published(role, nowMicros);
  }

  @Override
  public void frame(Frame<ByteBuf> frame) {
    readFormat(frame);
    relay.arrived(role, frame);
  }

  // formats stand in headers, but MP3 and its kin have none: their first sound tells
  private void readFormat(Frame<ByteBuf> frame) {
    boolean header = frame.kind() == Kind.HEADER;
    if (frame.track() == Track.VIDEO && header) {
      VideoFormat read = Formats.video(frame.payload());
      video = read == null ? video : read;
    } else if (frame.track() == Track.AUDIO && (header || audio == null)) {
      AudioFormat read = Formats.audio(frame.payload());
      audio = read == null ? audio : read;
    }
  }

  @Override
  public void batchEnded(long nowMicros) {
    relay.advance(nowMicros);
    Publication running = publication;
    if (running != null && !paused && relay.holdsTooMuch(role)) {
      paused = true;
      running.pauseReading();
    }
  }

  /** Reads on once there is room again. */
  void resumeIfRoom() {
    Publication running = publication;
    if (paused && running != null && !relay.holdsTooMuch(role)) {
      paused = false;
      running.resumeReading();
    }
  }

  @Override
  public void ended(EndReason reason, long nowMicros) {
    publication = null;
    relay.ended(role, cause(reason), nowMicros);
  }

  private static EndCause cause(EndReason reason) {
    return switch (reason) {
      case UNPUBLISHED, DISMISSED -> EndCause.UNPUBLISHED;
      case CLOSED -> EndCause.CLOSED;
      case RESET, IDLE, TAKEN_OVER -> EndCause.RESET;
      case PROTOCOL_ERROR -> EndCause.PROTOCOL_ERROR;
    };
  }

  /** Sends the encoder away, if one publishes. */
  void dismiss() {
    Publication running = publication;
    if (running != null) {
      running.dismiss();
    }
  }

  @Nullable VideoFormat video() {
    return video;
  }

  @Nullable AudioFormat audio() {
    return audio;
  }
}
