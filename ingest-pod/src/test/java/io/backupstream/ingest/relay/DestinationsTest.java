package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.region.Egress;
import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.ingest.manifest.DestinationConfig;
import io.backupstream.ingest.manifest.StreamKey;
import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.push.PushTls;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DestinationsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String AUDIO_HEADER = "af001190";
  private static final String SOUND = "af0121";

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final NumberedDestination first = NumberedDestination.start(new ProgrammeClock());
  private final NumberedDestination added = NumberedDestination.start(new ProgrammeClock());
  private final Destinations destinations;
  private final FrameReader reader = new FrameReader();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<ByteBuf> payloads = new ArrayList<>();

  DestinationsTest() throws Exception {
    destinations =
        new Destinations(
            new RelayEnvironment(
                loop,
                () -> System.nanoTime() / 1_000,
                InstantSource.system(),
                PushTls.trusting(List.of()),
                "test"),
            new DeafListener() {
              @Override
              public DestinationListener destination(String name) {
                heard.add("opened " + name);
                return new DeafToDestination() {
                  @Override
                  public void close() {
                    heard.add("closed " + name);
                  }
                };
              }
            });
  }

  @AfterEach
  void everyReferenceIsReleased() {
    onLoop(destinations::close);
    first.close();
    added.close();
    payloads.forEach(ByteBuf::release);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    assertThat(payloads).allSatisfy(payload -> assertThat(payload.refCnt()).isZero());
  }

  @Test
  void aDestinationThatIsAddedOnAirGetsTheHeadersThatCameBefore() {
    configure(config("first", first));
    onLoop(destinations::start);
    offer(AUDIO_HEADER, 0);
    offer(SOUND, 0);

    configure(config("first", first), config("added", added));
    offer(SOUND, 21);

    await().atMost(PATIENCE).until(() -> sounds(added) == 1);
    assertThat(added.onlyConnection().recording().headers()).hasSize(1);
    assertThat(first.connections()).hasSize(1);
  }

  @Test
  void otherEgressRulesLeaveConnectionsAloneAndHoldForTheNextAttempt() {
    configure(config("out", first));
    onLoop(destinations::start);
    await().atMost(PATIENCE).until(() -> !first.connections().isEmpty());

    Egress denied = new Egress(List.of("127.0.0.0/8"), List.of());
    onLoop(() -> destinations.configure(List.of(config("out", first)), denied));

    assertThat(heard).containsExactly("opened out");
    first.die();
    await().atMost(PATIENCE).until(() -> message().contains("egress rules"));
    assertThat(first.connections()).hasSize(1);
  }

  private String message() {
    AtomicReference<@Nullable String> message = new AtomicReference<>();
    onLoop(() -> message.set(destinations.status().getFirst().message()));
    return String.valueOf(message.get());
  }

  @Test
  void whoHearsOfADestinationHearsItsEndBeforeItsSuccessorBegins() {
    configure(config("out", first));
    onLoop(destinations::start);
    await()
        .atMost(PATIENCE)
        .until(() -> first.connections().stream().anyMatch(it -> !it.isClosed()));

    configure(config("out", added));

    assertThat(heard).containsExactly("opened out", "closed out", "opened out");
  }

  @Test
  void aStopAwaitsTheGoodbyeOfOneThatWasTakenAwayAndOfOneThatWasReplaced() {
    NumberedDestination replaced = NumberedDestination.start(new ProgrammeClock());
    try {
      configure(config("first", first), config("out", replaced));
      onLoop(destinations::start);
      offer(AUDIO_HEADER, 0);
      offer(SOUND, 0);
      await().atMost(PATIENCE).until(() -> sounds(first) == 1 && sounds(replaced) == 1);

      configureAndStop(disabled("out", added));

      assertThat(first.onlyConnection().isUnpublished()).isTrue();
      assertThat(replaced.onlyConnection().isUnpublished()).isTrue();
    } finally {
      replaced.close();
    }
  }

  @Test
  void aCloseLetsGoOfOneThatWasTakenAwayAndDoesNotTakeItsEnd() {
    configure(config("first", first));
    onLoop(destinations::start);
    offer(AUDIO_HEADER, 0);
    offer(SOUND, 0);
    await().atMost(PATIENCE).until(() -> sounds(first) == 1);
    first.stall();
    for (int i = 0; i < 12; i++) { // more than the sockets hold
      offer(SOUND + "00".repeat(512 * 1024), 21);
    }

    configure();
    onLoop(destinations::close);

    assertThat(payloads.getLast().refCnt()).as("nobody but the test holds it").isOne();
  }

  private void configure(DestinationConfig... configs) {
    onLoop(() -> destinations.configure(List.of(configs), Egress.UNRESTRICTED));
  }

  /** Returns when the stop is done. */
  private void configureAndStop(DestinationConfig... configs) {
    Future<Void> stopped =
        onLoop(
            () -> {
              destinations.configure(List.of(configs), Egress.UNRESTRICTED);
              return destinations.stop(true);
            });
    assertThat(stopped.awaitUninterruptibly(60, TimeUnit.SECONDS)).isTrue();
  }

  private void offer(String body, long millis) {
    ByteBuf payload = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(body));
    payloads.add(payload);
    Frame<ByteBuf> frame =
        Objects.requireNonNull(reader.read(Track.AUDIO, millis, millis, payload));
    onLoop(() -> destinations.offer(frame, millis));
  }

  private void onLoop(Runnable task) {
    loop.submit(task).syncUninterruptibly();
  }

  private <T> T onLoop(Callable<T> task) {
    return loop.submit(task).syncUninterruptibly().getNow();
  }

  private static DestinationConfig config(String name, NumberedDestination destination) {
    RtmpUrl url = RtmpUrl.parse(destination.url());
    return new DestinationConfig(name, true, url, new StreamKey(name + "-key"));
  }

  private static DestinationConfig disabled(String name, NumberedDestination destination) {
    DestinationConfig enabled = config(name, destination);
    return new DestinationConfig(name, false, enabled.url(), enabled.key());
  }

  private static int sounds(NumberedDestination destination) {
    return destination.connections().stream()
        .mapToInt(connection -> connection.recording().sounds().size())
        .sum();
  }
}
