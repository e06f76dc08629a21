package io.backupstream.ingest.demo;

import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connection of a {@link ClipEncoder}: sends each message of the clip when it is due. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class EncoderConnection extends ClientEnd {
  private final Clip clip;
  private final Programme programme;
  private @Nullable Playhead playhead;

  EncoderConnection(Channel channel, Clip clip, Programme programme, PublishTarget target) {
    super(channel, target);
    this.clip = clip;
    this.programme = programme;
  }

  @Override
  protected void publishing() {
    Playhead start = new Playhead(clip, programme.millis());
    playhead = start;
    clip.headers().forEach(header -> send(header, 0));
    sendDue(start);
  }

  @Override
  protected void refused(String code, String description) {}

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
    send(sample.track(), timestampMillis, sample.body().slice());
  }

  @Override
  protected void closed() {
    playhead = null;
  }
}
