package io.backupstream.ingest.demo;

import io.backupstream.ingest.rtmp.handshake.ClientHandshake;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.session.ClientAction;
import io.backupstream.ingest.rtmp.session.ClientSession;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import java.util.function.Consumer;

/** The end of a connection that publishes. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
public abstract class ClientEnd extends RtmpEnd {
  private final ClientHandshake handshake = new ClientHandshake();
  private final ClientSession session;
  private int streamId;

  protected ClientEnd(Channel channel, PublishTarget target) {
    super(channel);
    this.session = new ClientSession(target);
  }

  /** The publish is accepted. */
  protected abstract void publishing();

  /** The server refused or ended the publish; the connection is closed next. */
  protected abstract void refused(String code, String description);

  /** Writes one message of the publish; the body stays the caller's. */
  protected final void send(Track track, long timestampMillis, ByteBuf body) {
    send(new Media(type(track), (int) timestampMillis, streamId, body));
  }

  /** Says that the stream is over. */
  protected final void endPublish() {
    run(session.unpublish());
    channel().flush();
  }

  @Override
  public final void channelActive(ChannelHandlerContext context) {
    handshake.start(context::write);
    context.flush();
  }

  @Override
  protected final boolean shakeHands(ByteBuf in, Consumer<? super ByteBuf> out) {
    return handshake.receive(in, out);
  }

  @Override
  protected final void opened() {
    run(session.start());
  }

  @Override
  protected final void counted(int bytes) {
    run(session.bytesReceived(bytes));
  }

  @Override
  protected final void received(Message message) {
    run(session.receive(message));
  }

  private void run(List<ClientAction> actions) {
    for (ClientAction action : actions) {
      switch (action) {
        case ClientAction.Send(Message message) -> send(message);
        case ClientAction.Publishing(int id) -> {
          streamId = id;
          publishing();
        }
        case ClientAction.Refused(String code, String description) -> {
          refused(code, description);
          channel().close();
        }
      }
    }
  }

  private static Media.Type type(Track track) {
    return switch (track) {
      case VIDEO -> Media.Type.VIDEO;
      case AUDIO -> Media.Type.AUDIO;
      case DATA -> Media.Type.DATA;
    };
  }
}
