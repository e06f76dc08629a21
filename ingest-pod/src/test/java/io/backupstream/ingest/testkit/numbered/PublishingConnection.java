package io.backupstream.ingest.testkit.numbered;

import io.backupstream.ingest.demo.ClientEnd;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.socket.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connection of a {@link NumberedEncoder}; lives on its channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class PublishingConnection extends ClientEnd {
  /** Messages without a flush: on a machine that does not keep up, the others get their turn. */
  private static final int AT_ONCE = 16;

  private final EncoderSettings settings;
  private final ProgrammeClock clock;
  private final Set<Track> muted = EnumSet.noneOf(Track.class);
  private @Nullable NumberedStream stream;
  private @Nullable NumberedFrame next;
  private boolean frozen;
  private boolean scheduled;
  private volatile boolean publishing;
  private volatile boolean gone;
  private volatile @Nullable String refusal;

  PublishingConnection(
      Channel channel, EncoderSettings settings, ProgrammeClock clock, PublishTarget target) {
    super(channel, target);
    this.settings = settings;
    this.clock = clock;
  }

  boolean isPublishing() {
    return publishing;
  }

  boolean isGone() {
    return gone;
  }

  boolean isBlocked() {
    return !channel().isWritable();
  }

  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  void onLoop(Runnable task) {
    channel().eventLoop().submit(task).syncUninterruptibly();
  }

  @Override
  protected void refused(String code, String description) {
    refusal = code + ": " + description;
  }

  @Override
  protected void publishing() {
    stream = new NumberedStream(settings, clock.micros());
    publishing = true;
    sendDue();
  }

  /** Sends what is due, a part of it if that is much, and comes back when the next is. */
  private void sendDue() {
    scheduled = false;
    NumberedStream source = stream;
    if (source == null || frozen || !channel().isActive()) {
      return;
    }
    NumberedFrame frame = next == null ? source.next() : next;
    for (int sent = 0; sent < AT_ONCE && frame.dueMicros() <= clock.micros(); sent++) {
      if (frame.kind() == Kind.HEADER || !muted.contains(frame.track())) {
        sendFrame(frame);
      }
      frame = source.next();
    }
    next = frame;
    channel().flush();
    long waitMicros = frame.dueMicros() - clock.micros();
    scheduled = true;
    channel().eventLoop().schedule(this::sendDue, waitMicros, TimeUnit.MICROSECONDS);
  }

  private void sendFrame(NumberedFrame frame) {
    ByteBuf body = Unpooled.wrappedBuffer(frame.body());
    send(frame.track(), frame.dtsMillis(), body);
    body.release();
  }

  void freeze(boolean on) {
    frozen = on;
    if (!on && !scheduled) {
      sendDue();
    }
  }

  void mute(Track track, boolean on) {
    if (on) {
      muted.add(track);
    } else {
      muted.remove(track);
    }
  }

  void jumpTimestamps(long millis) {
    if (stream != null) {
      stream.jumpTimestamps(millis);
    }
  }

  void unpublish() {
    endPublish();
    channel().close();
  }

  void reset() {
    new Wire(channel()).reset();
  }

  void read(boolean on) {
    new Wire(channel()).read(on);
  }

  void finish() {
    channel().close();
  }

  @Override
  protected void closed() {
    stream = null;
    gone = true;
  }
}
