package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RtmpPushConnectionTest {
  private final MockTicker ticker = Ticker.newMockTicker();
  private final EmbeddedChannel channel = EmbeddedChannel.builder().ticker(ticker).build();
  private final List<String> told = new ArrayList<>();
  private final Promise<Channel> dialing = channel.eventLoop().newPromise();
  private final RtmpPushConnection connection =
      new RtmpPushConnection(
          new PublishTarget("live", "rtmp://e.example.com/live", "s3cret"),
          channel.eventLoop(),
          new Told());

  @AfterEach
  void everythingIsReleased() {
    channel.finishAndReleaseAll();
  }

  @Test
  void aHostThatIsNeverResolvedIsGivenUp() {
    open();
    pass(14_999);
    assertThat(told).isEmpty();

    pass(1);

    assertThat(told).containsExactly("ended: did not accept the publish within 15 s");
    assertThat(dialing.isCancelled()).isTrue();
  }

  @Test
  void aDestinationThatConnectsAndIsSilentIsGivenUp() {
    open();
    dialing.setSuccess(channel);

    pass(15_000);

    assertThat(told).containsExactly("ended: did not accept the publish within 15 s");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void oneThatCannotBeDialedEnds() {
    open();

    dialing.setFailure(new IOException("no more sockets"));

    assertThat(told).containsExactly("ended: connection lost: no more sockets");
  }

  @Test
  void oneThatIsClosedWhileItIsDialedEndsLaterAndOnce() {
    open();
    connection.close();
    assertThat(told).isEmpty();

    pass(20_000);

    assertThat(told).hasSize(1);
    assertThat(dialing.isCancelled()).isTrue();
  }

  @Test
  void oneThatSpeaksSomethingElseIsLeft() {
    open();
    dialing.setSuccess(channel);

    channel.writeInbound(Unpooled.copiedBuffer("HTTP/1.1 400 Bad", StandardCharsets.US_ASCII));
    pass(0);

    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("ended: does not speak RTMP as expected");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void oneThatClosesBeforeItAcceptsEnds() {
    open();
    dialing.setSuccess(channel);

    channel.finishAndReleaseAll();

    assertThat(told).containsExactly("ended: closed the connection");
  }

  @Test
  void nothingIsWritableBeforeThePublishIsAccepted() {
    open();
    dialing.setSuccess(channel);

    assertThat(connection.isWritable()).isFalse();
  }

  private void open() {
    connection.opening(dialing, opened -> opened.pipeline().addLast(connection));
  }

  private void pass(long millis) {
    ticker.advance(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
  }

  private final class Told implements PushConnection.Events {
    @Override
    public void accepted() {
      told.add("accepted");
    }

    @Override
    public void writable() {
      told.add("writable");
    }

    @Override
    public void ended(String reason) {
      told.add("ended: " + reason);
    }
  }
}
