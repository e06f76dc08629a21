package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.StreamReport;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.ingest.manifest.StreamSet;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class RelayEndTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Switch> told = new CopyOnWriteArrayList<>();
  private final List<String> lives = new CopyOnWriteArrayList<>();
  private LiveRelay relay;

  @BeforeEach
  void open() throws Exception {
    relay =
        new LiveRelay(
            new DeafListener() {
              @Override
              public void switched(Switch line) {
                told.add(line);
              }

              @Override
              public DestinationListener destination(String name) {
                lives.add("opened");
                return super.destination(name);
              }

              @Override
              public void close() {
                lives.add("closed");
              }
            });
    relay.apply("1", relay.stream("event", false, null));
  }

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void aHoldThatExpiresStandsInTheLedger() {
    NumberedEncoder encoder = goLive();

    encoder.finish();

    relay.awaitStatus(status -> status.switches().size() == 2);
    Switch line = relay.status().switches().getFirst();
    assertThat(line.id()).isEqualTo("pod-2");
    assertThat(line.from()).isEqualTo(ActiveSource.PRIMARY);
    assertThat(line.to()).isEqualTo(ActiveSource.NONE);
    assertThat(line.reason()).isEqualTo(SwitchReasons.HOLD_EXPIRED);
    assertThat(line.gapMillis()).isNull();
    assertThat(Duration.between(Instant.parse(line.detectedAt()), Instant.parse(line.at())))
        .isGreaterThanOrEqualTo(Duration.ofMillis(499));
    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isClosed());
    assertThat(relay.destination.onlyConnection().isUnpublished()).isFalse();
  }

  @Test
  void aSwitchSaysHowManyFramesWereLostAndRepeated() {
    goLive();

    Switch line = relay.status().switches().getFirst();
    assertThat(line.lostFrames()).isZero();
    assertThat(line.repeatedFrames()).isZero();
  }

  @Test
  void aSuspendedStreamIsTrulyStoppedAndItsReportSaysSo() {
    goLive();

    relay.apply("2", relay.stream("event", true, null));

    await().atMost(PATIENCE).until(this::isStopped);
    assertThat(relay.status().switches().getFirst().reason()).isEqualTo(SwitchReasons.STOPPED);
    assertThat(relay.host.report().revision()).isEqualTo("2");
    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isUnpublished());
    assertThat(told).extracting(Switch::reason).containsExactly("Started", "Stopped");
  }

  private boolean isStopped() {
    return relay.status().activeSource() == ActiveSource.NONE
        && relay.status().destinations().getFirst().state() == DestinationState.IDLE;
  }

  @Test
  void aStoppedStreamTakesEncodersAgainOnceItIsResumed() {
    goLive();
    relay.apply("2", relay.stream("event", true, null));
    await().atMost(PATIENCE).until(this::isStopped);

    relay.apply("3", relay.stream("event", false, null));
    relay.encoder("event", SourceName.BACKUP).awaitPublishing();

    relay.awaitStatus(status -> status.activeSource() == ActiveSource.BACKUP);
    Switch line = relay.status().switches().getFirst();
    assertThat(line.reason()).isEqualTo(SwitchReasons.STARTED);
    assertThat(line.gapMillis()).isZero();
  }

  @Test
  void aDeletedStreamTellsItsEnd() {
    goLive();

    relay.apply("2");

    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isUnpublished());
    assertThat(told).extracting(Switch::reason).containsExactly("Started", "Stopped");
  }

  @Test
  void aStreamThatIsAddedAgainBeginsOnceItsEarlierLifeHasStopped() {
    goLive();

    relay.onLoop(
        () -> {
          relay.host.apply(new StreamSet("2", List.of()));
          relay.host.apply(new StreamSet("3", List.of(relay.stream("event", false, null))));
        });

    await().atMost(PATIENCE).until(() -> lives.size() == 3);
    assertThat(lives).containsExactly("opened", "closed", "opened");
    relay.encoder("event", SourceName.BACKUP).awaitPublishing();
    relay.awaitStatus(status -> status.activeSource() == ActiveSource.BACKUP);
  }

  @Test
  void theEndOfTheProcessWaitsForStreamsThatAreBeingStopped() {
    goLive();
    AtomicReference<Future<Void>> finished = new AtomicReference<>();
    AtomicBoolean doneAtOnce = new AtomicBoolean();

    relay.onLoop(
        () -> {
          relay.host.apply(new StreamSet("2", List.of()));
          finished.set(relay.host.finish());
          doneAtOnce.set(finished.get().isDone());
        });

    assertThat(doneAtOnce).isFalse();
    assertThat(finished.get().awaitUninterruptibly(60, TimeUnit.SECONDS)).isTrue();
    assertThat(lives).containsExactly("opened", "closed");
    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isUnpublished());
  }

  @Test
  void noReportLacksAStreamWhileManifestsAreTakenUp() throws Exception {
    List<RelayReport> seen = new CopyOnWriteArrayList<>();
    relay.close();
    relay =
        new LiveRelay(
            new DeafListener() {
              @Override
              public void reportChanged(StreamReport stream) {
                seen.add(relay.host.report());
              }
            });
    relay.apply("1", relay.stream("one", false, null), relay.stream("two", false, null));
    seen.clear();

    relay.apply("2", relay.stream("one", true, null), relay.stream("two", true, null));

    assertThat(seen).isNotEmpty().allSatisfy(it -> assertThat(it.streams()).hasSize(2));
  }

  @Test
  void theEndOfAPodIsNoUnpublishEvenIfNothingIsHeld() {
    relay.apply("2", relay.stream("event", false, null, "0s"));
    goLive();

    relay.onLoop(relay.host::close);

    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isClosed());
    assertThat(relay.destination.onlyConnection().isUnpublished()).isFalse();
    assertThat(told).extracting(Switch::reason).containsExactly("Started");
  }

  private NumberedEncoder goLive() {
    NumberedEncoder encoder = relay.encoder("event", SourceName.PRIMARY).awaitPublishing();
    relay.awaitStatus(
        status -> status.destinations().getFirst().state() == DestinationState.STREAMING);
    return encoder;
  }
}
