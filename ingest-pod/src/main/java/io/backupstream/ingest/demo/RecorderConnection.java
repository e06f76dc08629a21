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

/** One connection of a {@link Recorder}, which accepts any publish. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class RecorderConnection extends RtmpEnd {
  private final Recorder recorder;
  private final ServerHandshake handshake = new ServerHandshake();
  private final ServerSession session = new ServerSession();

  RecorderConnection(Channel channel, Recorder recorder) {
    super(channel);
    this.recorder = recorder;
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
          recorder.published();
          run(session.accept());
        }
        case ServerAction.Received(Media media) -> record(media);
        case ServerAction.Unpublished() -> recorder.unpublished();
        case ServerAction.Close() -> channel().close();
      }
    }
  }

  private void record(Media media) {
    try {
      recorder.received(
          track(media.type()), Integer.toUnsignedLong(media.timestamp()), media.payload());
    } finally {
      media.payload().release();
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
