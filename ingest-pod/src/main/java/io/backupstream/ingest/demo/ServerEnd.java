package io.backupstream.ingest.demo;

import io.backupstream.ingest.rtmp.handshake.ServerHandshake;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.session.ServerAction;
import io.backupstream.ingest.rtmp.session.ServerSession;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import java.util.function.Consumer;

/** The end of a connection that is published to: it accepts any publish. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
public abstract class ServerEnd extends RtmpEnd {
  private final ServerHandshake handshake = new ServerHandshake();
  private final ServerSession session = new ServerSession();

  protected ServerEnd(Channel channel) {
    super(channel);
  }

  /** A publish begins. */
  protected abstract void published();

  /** One message of the publish came; the payload belongs to the receiver. */
  protected abstract void received(Track track, long timestampMillis, ByteBuf payload);

  /** The publisher has said that the stream is over. */
  protected abstract void unpublished();

  @Override
  protected final boolean shakeHands(ByteBuf in, Consumer<? super ByteBuf> out) {
    return handshake.receive(in, out);
  }

  @Override
  protected final void opened() {}

  @Override
  protected final void counted(int bytes) {
    run(session.bytesReceived(bytes));
  }

  @Override
  protected final void received(Message message) {
    run(session.receive(message));
  }

  private void run(List<ServerAction> actions) {
    for (ServerAction action : actions) {
      switch (action) {
        case ServerAction.Reply(Message message) -> send(message);
        case ServerAction.PublishRequested _ -> {
          published();
          run(session.accept());
        }
        case ServerAction.Received(Media media) ->
            received(
                track(media.type()), Integer.toUnsignedLong(media.timestamp()), media.payload());
        case ServerAction.Unpublished() -> unpublished();
        case ServerAction.Close() -> channel().close();
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
  }
}
