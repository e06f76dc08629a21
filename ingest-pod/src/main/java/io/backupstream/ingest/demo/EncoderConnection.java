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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection of a {@link ClipEncoder}: sends each message of the clip when it is due. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class EncoderConnection extends RtmpEnd {
  private final Clip clip;
  private final Programme programme;
  private final ClientHandshake handshake = new ClientHandshake();
  private final ClientSession session;
  private @Nullable Playhead playhead;
  private int streamId;

  EncoderConnection(Channel channel, Clip clip, Programme programme, PublishTarget target) {
    super(channel);
    this.clip = clip;
    this.programme = programme;
    this.session = new ClientSession(target);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    handshake.start(context::write);
    context.flush();
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
        case ClientAction.Publishing(int id) -> play(id);
        case ClientAction.Refused _ -> channel().close();
      }
    }
  }

  private void play(int id) {
    streamId = id;
    Playhead start = new Playhead(clip, programme.millis());
    playhead = start;
    clip.headers().forEach(header -> send(header, 0));
    sendDue(start);
  }

  /** Sends what is due, and comes back when the next is. */
  private void sendDue(Playhead play) {
    if (play != playhead) {
      return;
    }
    while (play.dueMillis() <= programme.millis()) {
      send(play.sample(), play.timestampMillis());
      play.advance();
    }
    channel().flush();
    long waitMicros = programme.microsUntil(play.dueMillis());
    channel().eventLoop().schedule(() -> sendDue(play), waitMicros, TimeUnit.MICROSECONDS);
  }

  private void send(ClipSample sample, long timestampMillis) {
    send(new Media(type(sample.track()), (int) timestampMillis, streamId, sample.body().slice()));
  }

  private static Media.Type type(Track track) {
    return switch (track) {
      case VIDEO -> Media.Type.VIDEO;
      case AUDIO -> Media.Type.AUDIO;
      case DATA -> Media.Type.DATA;
    };
  }

  @Override
  protected void closed() {
    playhead = null;
  }
}
