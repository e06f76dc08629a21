package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.rtmp.handshake.ServerHandshake;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.session.ServerAction;
import io.backupstream.ingest.rtmp.session.ServerSession;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.socket.RtmpConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One connection of a {@link NumberedDestination}, and what came over it. Readable by any thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
public final class RecordingConnection extends RtmpConnection {
  private final ProgrammeClock clock;
  private final ServerHandshake handshake = new ServerHandshake();
  private final ServerSession session = new ServerSession();
  private final FrameReader frames = new FrameReader();
  private final List<Received> messages = new ArrayList<>();
  private final AtomicInteger publishes = new AtomicInteger();
  private volatile boolean unpublished;
  private volatile boolean closed;

  RecordingConnection(Channel channel, ProgrammeClock clock) {
    super(channel);
    this.clock = clock;
  }

  /** What has come so far. */
  public Recording recording() {
    synchronized (messages) {
      return new Recording(messages);
    }
  }

  /** How many messages have come so far. */
  public int size() {
    synchronized (messages) {
      return messages.size();
    }
  }

  /** How many publishes were asked for. */
  public int publishes() {
    return publishes.get();
  }

  /** Whether the publisher has said that the stream is over. */
  public boolean isUnpublished() {
    return unpublished;
  }

  /** Whether the connection is gone. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  protected boolean shakeHands(ByteBuf in, Consumer<? super ByteBuf> out) {
    return handshake.receive(in, out);
  }

  @Override
  protected void opened() {}

  @Override
  protected void counted(int bytes) {
    run(session.bytesReceived(bytes));
  }

  @Override
  protected void received(Message message) {
    run(session.receive(message));
  }

  private void run(List<ServerAction> actions) {
    for (ServerAction action : actions) {
      switch (action) {
        case ServerAction.Reply(Message message) -> send(message);
        case ServerAction.PublishRequested _ -> {
          publishes.incrementAndGet();
          run(session.accept());
        }
        case ServerAction.Received(Media media) -> keep(media);
        case ServerAction.Unpublished() -> unpublished = true;
        case ServerAction.Close() -> channel().close();
      }
    }
  }

  private void keep(Media media) {
    long dtsMillis = Integer.toUnsignedLong(media.timestamp());
    Frame<ByteBuf> frame =
        frames.read(track(media.type()), dtsMillis, clock.micros(), media.payload());
    if (frame != null) {
      Received message = Received.of(frame);
      frame.payload().release();
      synchronized (messages) {
        messages.add(message);
      }
    }
  }

  private static Track track(Media.Type type) {
    return switch (type) {
      case VIDEO -> Track.VIDEO;
      case AUDIO -> Track.AUDIO;
      case DATA -> Track.DATA;
    };
  }

  @Override
  protected void closed() {
    session.close();
    closed = true;
  }
}
