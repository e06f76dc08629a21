package io.backupstream.ingest.testkit.numbered;

import io.backupstream.ingest.rtmp.handshake.ClientHandshake;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.session.ClientAction;
import io.backupstream.ingest.rtmp.session.ClientSession;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.socket.RtmpConnection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection of a {@link NumberedEncoder}; lives on its channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class PublishingConnection extends RtmpConnection {
  private final EncoderSettings settings;
  private final ProgrammeClock clock;
  private final ClientHandshake handshake = new ClientHandshake();
  private final ClientSession session;
  private final Set<Track> muted = EnumSet.noneOf(Track.class);
  private @Nullable NumberedStream stream;
  private @Nullable NumberedFrame next;
  private int streamId;
  private boolean frozen;
  private boolean scheduled;
  private volatile boolean publishing;
  private volatile boolean gone;
  private volatile @Nullable String refusal;

  PublishingConnection(
      Channel channel, EncoderSettings settings, ProgrammeClock clock, PublishTarget target) {
    super(channel);
    this.settings = settings;
    this.clock = clock;
    this.session = new ClientSession(target);
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
  public void channelActive(ChannelHandlerContext context) {
    handshake.start(context::writeAndFlush);
  }

  @Override
  protected boolean shakeHands(ByteBuf in, Consumer<? super ByteBuf> out) {
    return handshake.receive(in, out);
  }

  @Override
  protected void opened() {
    run(session.start());
  }

  @Override
  protected void counted(int bytes) {
    run(session.bytesReceived(bytes));
  }

  @Override
  protected void received(Message message) {
    run(session.receive(message));
  }

  private void run(List<ClientAction> actions) {
    for (ClientAction action : actions) {
      switch (action) {
        case ClientAction.Send(Message message) -> send(message);
        case ClientAction.Publishing(int id) -> startStream(id);
        case ClientAction.Refused(String code, String description) -> {
          refusal = code + ": " + description;
          channel().close();
        }
      }
    }
  }

  private void startStream(int id) {
    streamId = id;
    stream = new NumberedStream(settings, clock.micros());
    publishing = true;
    sendDue();
  }

  /** Sends what is due, and comes back when the next is. */
  private void sendDue() {
    scheduled = false;
    NumberedStream source = stream;
    if (source == null || frozen || !channel().isActive()) {
      return;
    }
    NumberedFrame frame = next == null ? source.next() : next;
    for (; frame.dueMicros() <= clock.micros(); frame = source.next()) {
      if (frame.kind() == Kind.HEADER || !muted.contains(frame.track())) {
        sendFrame(frame);
      }
    }
    next = frame;
    channel().flush();
    long waitMicros = frame.dueMicros() - clock.micros();
    scheduled = true;
    channel().eventLoop().schedule(this::sendDue, waitMicros, TimeUnit.MICROSECONDS);
  }

  private void sendFrame(NumberedFrame frame) {
    ByteBuf body = Unpooled.wrappedBuffer(frame.body());
    send(new Media(type(frame.track()), (int) frame.dtsMillis(), streamId, body));
    body.release();
  }

  private static Media.Type type(Track track) {
    return switch (track) {
      case VIDEO -> Media.Type.VIDEO;
      case AUDIO -> Media.Type.AUDIO;
      case DATA -> Media.Type.DATA;
    };
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
    run(session.unpublish());
    channel().flush();
    channel().close();
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
