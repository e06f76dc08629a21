package io.backupstream.ingest.push;

import static io.backupstream.ingest.push.LivePush.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.media.FlvReader;
import io.backupstream.ingest.media.FlvTag;
import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.program.Signal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NginxPushTest {
  private static final String CLIP = "/io/backupstream/ingest/demo/clip.flv";

  @TempDir Path folder;

  @Test
  void nginxRecordsEveryFrameWithItsTimestamp() throws Exception {
    try (NginxRtmp nginx = NginxRtmp.start(folder);
        LivePush push = push(nginx)) {
      push.start();
      offerClip(push, 0);
      push.stop(true);

      await().until(() -> nginx.ended() == 1);
      assertThat(nginx.connections()).isOne();
      assertThat(nginx.unpublishes()).isOne();
      assertThat(media(Files.newInputStream(nginx.recordings().getFirst())))
          .isEqualTo(media(clip()));
    }
  }

  @Test
  void nginxThatReturnsIsPushedToAgainFromAKeyframe() throws Exception {
    try (NginxRtmp nginx = NginxRtmp.start(folder);
        LivePush push = push(nginx)) {
      push.start();
      offerClip(push, 0);

      nginx.signal(Signal.KILL);
      nginx.restart();
      await().until(() -> nginx.publishes() == 2);
      offerClip(push, 60_000);
      push.stop(false);

      await().until(() -> nginx.ended() == 1); // the killed one has no end in the log
      assertThat(nginx.unpublishes()).isZero();
      assertThat(media(Files.newInputStream(nginx.recordings().getLast())))
          .isEqualTo(media(clip()));
    }
  }

  private static LivePush push(NginxRtmp nginx) throws Exception {
    PushTls tls = PushTls.trusting(List.of());
    URI url = URI.create(nginx.url());
    Target target =
        new Target(
            false, url.getHost(), url.getPort(), new PublishTarget("live", nginx.url(), "keynote"));
    return new LivePush(target, loop -> new RtmpConnector(loop, EgressRules.UNRESTRICTED, tls));
  }

  /** Offers a second, and the rest once the destination takes it: more would not wait. */
  private static void offerClip(LivePush push, long fromMillis) throws IOException {
    long writtenBefore = push.writtenBytes.get();
    FrameReader frames = new FrameReader();
    try (FlvReader flv = new FlvReader(clip())) {
      for (FlvTag tag = flv.next(); tag != null; tag = flv.next()) {
        Frame<ByteBuf> frame = frames.read(tag.track(), tag.timestampMillis(), 0, tag.body());
        if (frame != null) {
          if (tag.timestampMillis() > 1_000 && push.writtenBytes.get() == writtenBefore) {
            await().until(() -> push.writtenBytes.get() > writtenBefore);
          }
          push.offerAt(fromMillis + tag.timestampMillis(), frame);
          frame.payload().release();
        }
      }
    }
  }

  /** Pictures and sounds, as track, timestamp and hash of the body. */
  private static List<String> media(InputStream file) throws IOException {
    List<String> media = new ArrayList<>();
    FrameReader frames = new FrameReader();
    try (FlvReader flv = new FlvReader(new BufferedInputStream(file))) {
      for (FlvTag tag = flv.next(); tag != null; tag = flv.next()) {
        Frame<ByteBuf> frame = frames.read(tag.track(), tag.timestampMillis(), 0, tag.body());
        if (frame != null) {
          if (frame.track() != Track.DATA && frame.kind() != Kind.HEADER) {
            int hash = ByteBufUtil.hashCode(frame.payload());
            media.add(frame.track() + " " + tag.timestampMillis() + " " + hash);
          }
          frame.payload().release();
        }
      }
    }
    return media;
  }

  private static InputStream clip() {
    return Objects.requireNonNull(NginxPushTest.class.getResourceAsStream(CLIP));
  }
}
