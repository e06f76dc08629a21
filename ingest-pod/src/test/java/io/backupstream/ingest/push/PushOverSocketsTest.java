package io.backupstream.ingest.push;

import static io.backupstream.ingest.push.LivePush.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PushOverSocketsTest {
  private static final int BIG = 64 * 1024;

  private final Frames frames = new Frames();
  private final TestDestination destination = new TestDestination(null);

  @AfterEach
  void everyReferenceIsReleased() {
    destination.close();
    frames.releaseByCaller();
    frames.assertAllReleased();
  }

  static Stream<IoHandlerFactory> transports() {
    return Stream.of(EpollIoHandler.newFactory(), NioIoHandler.newFactory());
  }

  @ParameterizedTest
  @MethodSource("transports")
  void aDestinationGetsHeadersAndMediaAsTheyWereOffered(IoHandlerFactory transport) {
    try (LivePush push = new LivePush(destination.target(), anywhere(), transport)) {
      push.start();
      push.offer(frames.videoHeader("V"), frames.audioHeader("A"), frames.key("K"));
      push.offer(frames.audio("a"), frames.delta("d"));

      await()
          .untilAsserted(
              () ->
                  assertThat(only().received())
                      .containsExactly(
                          "video 0 V", "audio 0 A", "video 0 K", "audio 10 a", "video 20 d"));
      assertThat(only().requests()).containsExactly("live2/x s3cret-key priority=1");
      assertThat(push.state().phase()).isEqualTo(PushPhase.STREAMING);
    }
  }

  @Test
  void aDescriptionThatCameBareIsWrappedForTheDestination() {
    String description = "\0\12onMetaData\10\0\0\0\0\0\0\11";
    try (LivePush push = live()) {
      push.offer(frames.metadata(description), frames.key("K"));

      await()
          .untilAsserted(
              () ->
                  assertThat(only().received())
                      .containsExactly("data 0 \2\0\15@setDataFrame\2" + description, "video 0 K"));
    }
  }

  @Test
  void aDescriptionThatCameWrappedIsLeftAlone() {
    String description = "\0\15@setDataFrame\2\0\12onMetaData\5";
    try (LivePush push = live()) {
      push.offer(frames.metadata(description), frames.key("K"));

      await()
          .untilAsserted(() -> assertThat(only().received()).contains("data 0 \2" + description));
    }
  }

  @Test
  void aTrueStopUnpublishesAfterTheLastFrame() {
    try (LivePush push = live()) {
      push.offer(frames.key("K"));
      await().until(() -> only().received().size() == 1);
      push.offer(frames.delta("last"));

      push.stop(true);

      await().until(() -> only().isClosed());
      assertThat(only().received()).containsExactly("video 0 K", "video 10 last");
      assertThat(only().isUnpublished()).isTrue();
    }
  }

  @Test
  void aBareStopSendsWhatWaitsAndDoesNotUnpublish() {
    try (LivePush push = live()) {
      push.offer(frames.key("K"));
      await().until(() -> only().received().size() == 1);
      push.offer(frames.delta("last"));

      push.stop(false);

      await().until(() -> only().isClosed());
      assertThat(only().received()).containsExactly("video 0 K", "video 10 last");
      assertThat(only().isUnpublished()).isFalse();
    }
  }

  @Test
  void aStopEndsThoughTheDestinationTakesNothing() {
    try (LivePush push = live()) {
      push.offer(frames.key("K"));
      await().until(() -> only().received().size() == 1);
      only().read(false);

      push.stop(false);

      assertThat(push.state().phase()).isEqualTo(PushPhase.IDLE);
    }
  }

  @Test
  void aRefusalIsToldInTheDestinationsWordsWithoutTheKey() {
    destination.answer(TestDestination.Answer.REFUSE);
    try (LivePush push = new LivePush(destination.target(), anywhere())) {
      push.start();

      await().until(() -> push.state().phase() == PushPhase.FAILED);
      assertThat(push.state().message())
          .startsWith(destination.target() + ": refused the publish: NetStream.Publish.BadName, ")
          .endsWith(" is live already")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void aDestinationThatAcceptsThenClosesFails() {
    destination.answer(TestDestination.Answer.ACCEPT_THEN_CLOSE);
    try (LivePush push = new LivePush(destination.target(), anywhere())) {
      push.start();
      await()
          .until(
              () -> {
                push.offer(frames.key("K"));
                return push.state().phase() == PushPhase.FAILED;
              });

      assertThat(push.state().message()).contains("accepted the publish, then ");
    }
  }

  @Test
  void aResetConnectionIsReplacedAndStartsWithHeadersAndAKeyframe() {
    try (LivePush push = live()) {
      push.offer(frames.videoHeader("V"), frames.key("K"));
      await().until(() -> only().received().size() == 2);

      only().reset();
      await().until(() -> destination.publishes().size() == 2);
      push.offer(frames.delta("d"), frames.key("K2"));

      await()
          .untilAsserted(
              () ->
                  assertThat(destination.publishes().getLast().received())
                      .containsExactly("video 0 V", "video 0 K2"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDestinationThatGoesWhileNothingIsOfferedIsConnectedToAgainAtOnce(boolean byReset) {
    try (LivePush push = live()) {
      push.offer(frames.key("K"));
      await().until(() -> only().received().size() == 1);

      if (byReset) {
        only().reset();
      } else {
        only().close();
      }

      await().until(() -> destination.publishes().size() == 2);
      push.offer(frames.key("K2"));
      await()
          .untilAsserted(
              () ->
                  assertThat(destination.publishes().getLast().received())
                      .containsExactly("video 0 K2"));
    }
  }

  @Test
  void aDestinationThatDoesNotListenRefusesTheConnection() {
    destination.stopListening();
    try (LivePush push = new LivePush(destination.target(), anywhere())) {
      push.start();

      await().until(() -> push.state().phase() == PushPhase.FAILED);
      assertThat(push.state().message())
          .isEqualTo(destination.target() + ": refused the connection");
    }
  }

  @Test
  void aSlowDestinationMissesFramesAndGoesOnAtAKeyframe() {
    Supplier<Frame<ByteBuf>> big = () -> frames.delta("d".repeat(BIG));
    try (LivePush push = live()) {
      push.offer(frames.key("K"));
      await().until(() -> only().received().size() == 1);
      only().read(false);

      while (push.droppedFrames.get() == 0) {
        push.offer(frames.key("K".repeat(BIG)), big.get(), big.get());
      }
      only().read(true);
      push.offer(frames.key("last"));

      await().until(() -> only().received().getLast().endsWith("last"));
      assertThat(afterGaps(only().received())).allMatch(message -> message.contains("K"));
      assertThat(destination.publishes()).hasSize(1);
    }
  }

  /** The first message after each place where the timestamps, 10 ms apart, show a gap. */
  private static List<String> afterGaps(List<String> received) {
    return IntStream.range(1, received.size())
        .filter(at -> millis(received.get(at)) - millis(received.get(at - 1)) > 10)
        .mapToObj(received::get)
        .toList();
  }

  private static long millis(String message) {
    return Long.parseLong(message.split(" ", 3)[1]);
  }

  @Test
  void aHostWithoutAddressFails() {
    Resolver none =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(failure(resolving(none, EgressRules.UNRESTRICTED)))
        .isEqualTo(destination.target() + ": no address was found for this name");
  }

  @Test
  void anAddressThatEgressDeniesIsNotConnectedTo() {
    assertThat(failure(resolving(Resolver.SYSTEM, new EgressRules(address -> false))))
        .isEqualTo(
            destination.target()
                + ": 127.0.0.1 may not be sent to by the egress rules of the region");
    assertThat(destination.publishes()).isEmpty();
  }

  @Test
  void amongSeveralAddressesOnlyAllowedOnesAreTried() throws IOException {
    InetAddress denied = InetAddress.ofLiteral("127.0.0.1");
    InetAddress unreachable = InetAddress.ofLiteral("127.0.0.2");
    Resolver both = host -> List.of(denied, unreachable);
    EgressRules rules = new EgressRules(address -> !address.equals(denied));

    assertThat(failure(resolving(both, rules)))
        .isEqualTo(destination.target() + ": refused the connection");
    assertThat(destination.publishes()).isEmpty();
  }

  @Test
  void theNextAddressIsTriedWhereOneDoesNotAnswer() {
    Resolver both =
        host -> List.of(InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1"));
    try (LivePush push =
        new LivePush(destination.target(), resolving(both, EgressRules.UNRESTRICTED))) {
      push.start();

      await().until(() -> !destination.publishes().isEmpty());
      await().until(() -> !only().requests().isEmpty());
    }
  }

  private String failure(Function<EventLoop, RtmpConnector> connector) {
    try (LivePush push = new LivePush(destination.target(), connector)) {
      push.start();
      await().until(() -> push.state().phase() == PushPhase.FAILED);
      return push.state().message();
    }
  }

  private LivePush live() {
    LivePush push = new LivePush(destination.target(), anywhere());
    push.start();
    return push;
  }

  private TestPublish only() {
    assertThat(destination.publishes()).hasSize(1);
    return destination.publishes().getFirst();
  }

  private static Function<EventLoop, RtmpConnector> anywhere() {
    return resolving(Resolver.SYSTEM, EgressRules.UNRESTRICTED);
  }

  private static Function<EventLoop, RtmpConnector> resolving(
      Resolver resolver, EgressRules rules) {
    PushTls tls = tls();
    return loop -> new RtmpConnector(loop, rules, tls, resolver);
  }

  private static PushTls tls() {
    try {
      return PushTls.trusting(List.of());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
