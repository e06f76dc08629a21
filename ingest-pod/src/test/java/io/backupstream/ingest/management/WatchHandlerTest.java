package io.backupstream.ingest.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchHandlerTest {
  private final Watchers watchers = new Watchers();
  private final List<EmbeddedChannel> channels = new ArrayList<>();
  private String report = "{\"n\":1}";

  @AfterEach
  void everythingIsReleased() {
    channels.forEach(EmbeddedChannel::finishAndReleaseAll);
  }

  @Test
  void theReportComesAtOnce() {
    assertThat(written(watcher()))
        .startsWith("HTTP/1.1 200 OK")
        .contains("event: status\ndata: {\"n\":1}\n\n");
  }

  @Test
  void aChangedReportIsSentToEveryWatcher() {
    EmbeddedChannel one = watcher();
    EmbeddedChannel other = watcher();
    written(one);
    written(other);

    report = "{\"n\":2}";
    watchers.reportChanged();

    assertThat(written(one)).contains("data: {\"n\":2}\n\n");
    assertThat(written(other)).contains("data: {\"n\":2}\n\n");
  }

  @Test
  void aReportThatIsAsItWasIsNotSentAgain() {
    EmbeddedChannel channel = watcher();
    written(channel);

    watchers.reportChanged();

    assertThat(written(channel)).isEmpty();
  }

  @Test
  void aHeartbeatComesEachFiveSeconds() {
    EmbeddedChannel channel = watcher();
    written(channel);

    pass(channel, 4_999);
    assertThat(written(channel)).isEmpty();

    pass(channel, 1);
    assertThat(written(channel)).contains(": heartbeat\n\n");

    pass(channel, 5_000);
    assertThat(written(channel)).contains(": heartbeat\n\n");
  }

  @Test
  void aSlowWatcherGetsTheNewestReportOnceItReadsAgain() {
    EmbeddedChannel channel = watcher();
    written(channel);
    stall(channel);
    report = "{\"n\":2}";
    watchers.reportChanged();
    report = "{\"n\":3}";
    watchers.reportChanged();
    assertThat(written(channel)).isEmpty();

    goOn(channel);

    assertThat(written(channel)).contains("{\"n\":3}").doesNotContain("{\"n\":2}");
  }

  @Test
  void aWatcherThatStillTakesNothingAtTheHeartbeatIsDropped() {
    EmbeddedChannel channel = watcher();
    stall(channel);

    pass(channel, 5_000);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void aWatcherThatGoesMakesRoomAndItsHeartbeatEnds() {
    EmbeddedChannel channel = watcher();
    for (int watching = 1; watching < Watchers.MOST; watching++) {
      watcher();
    }
    assertThat(watchers.haveRoom()).isFalse();

    channel.finishAndReleaseAll();

    assertThat(watchers.haveRoom()).isTrue();
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
  }

  @Test
  void oneWatcherTooManyIsRefused() {
    for (int watching = 0; watching < Watchers.MOST; watching++) {
      watcher();
    }
    Pages pages =
        new Pages(
            new Answers(
                () -> Probe.OK,
                () -> Probe.OK,
                () -> "",
                () -> Reports.of(ActiveSource.NONE, "keynote")));
    EmbeddedChannel channel = channel();
    channel.pipeline().addLast(new ReadTimeoutHandler(1), new ManagementHandler(pages, watchers));

    FullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/status?watch");
    channel.pipeline().fireChannelRead(request);

    assertThat(written(channel)).startsWith("HTTP/1.1 503");
    assertThat(request.refCnt()).isZero();
  }

  private EmbeddedChannel watcher() {
    EmbeddedChannel channel = channel();
    channel.pipeline().addLast(new WatchHandler(watchers, () -> report));
    return channel;
  }

  private EmbeddedChannel channel() {
    EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
    channel.freezeTime();
    channels.add(channel);
    return channel;
  }

  private static void pass(EmbeddedChannel channel, long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  private static void stall(EmbeddedChannel channel) {
    outbound(channel).setUserDefinedWritability(1, false);
    channel.runPendingTasks();
  }

  private static void goOn(EmbeddedChannel channel) {
    outbound(channel).setUserDefinedWritability(1, true);
    channel.runPendingTasks();
  }

  private static ChannelOutboundBuffer outbound(EmbeddedChannel channel) {
    return Objects.requireNonNull(channel.unsafe().outboundBuffer());
  }

  private static String written(EmbeddedChannel channel) {
    StringBuilder text = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      text.append(part.toString(StandardCharsets.UTF_8));
      part.release();
    }
    return text.toString();
  }
}
