package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class RelayScheduleTest {
  private static final Instant END = LiveRelay.START.plus(Duration.ofHours(1));
  private static final String OPENING = LiveRelay.START.minus(Duration.ofMinutes(10)).toString();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private LiveRelay relay;

  @BeforeEach
  void open() throws Exception {
    relay = new LiveRelay();
  }

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void encodersAreRefusedUntilTheLeadTime() {
    relay.wall.set(LiveRelay.START.minus(Duration.ofMinutes(11)));
    schedule(EndPolicy.WHEN_IDLE);

    NumberedEncoder early = relay.encoder("event", SourceName.PRIMARY);
    await().atMost(PATIENCE).until(() -> !early.isConnected());
    assertThat(early.refusal())
        .hasValueSatisfying(it -> assertThat(it).contains("takes encoders from").contains(OPENING));

    relay.wall.set(LiveRelay.START.minus(Duration.ofMinutes(9)));
    relay.awaitStatus(status -> liveReason(status).equals(Reasons.SCHEDULED));
    await().atMost(PATIENCE).until(this::isAccepted);
  }

  private boolean isAccepted() {
    NumberedEncoder encoder = relay.encoder("event", SourceName.PRIMARY);
    await().atMost(PATIENCE).until(() -> encoder.isPublishing() || !encoder.isConnected());
    return encoder.isPublishing();
  }

  @Test
  void anEarlyEncoderIsJudgedWhileDestinationsAreIdleUntilTheStart() {
    relay.wall.set(LiveRelay.START.minus(Duration.ofMinutes(5)));
    schedule(EndPolicy.WHEN_IDLE);

    relay.encoder("event", SourceName.PRIMARY);
    relay.encoder("event", SourceName.BACKUP);
    relay.awaitStatus(
        status ->
            status.sources().primary().state() == SourceState.RECEIVING
                && status
                    .condition(Conditions.SEAMLESS_READY)
                    .orElseThrow()
                    .reason()
                    .equals(Reasons.KEYFRAME_INTERVAL_TOO_LONG));
    assertThat(liveReason(relay.status())).isEqualTo(Reasons.SCHEDULED);
    assertThat(relay.status().condition(Conditions.LIVE).orElseThrow().message())
        .isEqualTo("the event begins at " + LiveRelay.START + "; encoders can connect");
    assertThat(destination(relay.status())).isEqualTo(DestinationState.IDLE);
    assertThat(relay.destination.connections()).isEmpty();

    relay.wall.set(LiveRelay.START);
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);
  }

  @Test
  void anEventDoesNotStartOnItsBackupBecauseThatEncoderWasEarly() {
    relay.wall.set(LiveRelay.START.minus(Duration.ofMinutes(5)));
    schedule(EndPolicy.WHEN_IDLE);

    relay.encoder("event", SourceName.BACKUP);
    relay.awaitStatus(status -> status.sources().backup().state() == SourceState.RECEIVING);
    relay.encoder("event", SourceName.PRIMARY);
    relay.awaitStatus(status -> status.sources().primary().state() == SourceState.RECEIVING);
    assertThat(relay.status().activeSource()).isEqualTo(ActiveSource.NONE);
    assertThat(relay.status().switches()).isEmpty();

    relay.wall.set(LiveRelay.START);
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);
    assertThat(relay.status().activeSource()).isEqualTo(ActiveSource.PRIMARY);
    assertThat(relay.status().switches()).hasSize(1);
  }

  @Test
  void aStartThatIsMovedToLaterStopsWhatIsOnAirAndTheLedgerSaysSo() {
    schedule(EndPolicy.WHEN_IDLE);
    NumberedEncoder primary = relay.encoder("event", SourceName.PRIMARY);
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);

    scheduleAt(LiveRelay.START.plus(Duration.ofMinutes(5)));

    relay.awaitStatus(status -> destination(status) == DestinationState.IDLE);
    assertThat(relay.status().activeSource()).isEqualTo(ActiveSource.NONE);
    Switch line = relay.status().switches().getFirst();
    assertThat(line.reason()).isEqualTo(SwitchReasons.STOPPED);
    assertThat(line.from()).isEqualTo(ActiveSource.PRIMARY);
    assertThat(line.to()).isEqualTo(ActiveSource.NONE);
    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isClosed());
    assertThat(relay.destination.onlyConnection().isUnpublished())
        .as("the event is still to come")
        .isFalse();
    assertThat(primary.isPublishing()).as("its encoder may stay").isTrue();

    relay.wall.set(LiveRelay.START.plus(Duration.ofMinutes(5)));
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);
    assertThat(relay.status().switches())
        .extracting(Switch::reason)
        .containsExactly(SwitchReasons.STARTED, SwitchReasons.STOPPED, SwitchReasons.STARTED);
  }

  @Test
  void aStartThatIsMovedBeyondTheLeadTimeSendsEncodersAway() {
    schedule(EndPolicy.WHEN_IDLE);
    NumberedEncoder primary = relay.encoder("event", SourceName.PRIMARY);
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);

    scheduleAt(LiveRelay.START.plus(Duration.ofMinutes(30)));

    await().atMost(PATIENCE).until(() -> !primary.isConnected());
    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isClosed());
    assertThat(relay.destination.onlyConnection().isUnpublished())
        .as("the event is still to come")
        .isFalse();
    assertThat(relay.status().activeSource()).isEqualTo(ActiveSource.NONE);
  }

  @Test
  void aClockThatIsSetBackTakesNothingOffAir() {
    schedule(EndPolicy.WHEN_IDLE);
    relay.encoder("event", SourceName.PRIMARY);
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);

    relay.wall.set(LiveRelay.START.minus(Duration.ofMinutes(5)));
    relay.encoder("event", SourceName.BACKUP); // whose publish looks at the clock
    relay.awaitStatus(status -> status.sources().backup().state() == SourceState.RECEIVING);

    assertThat(destination(relay.status())).isEqualTo(DestinationState.STREAMING);
    assertThat(relay.status().switches()).hasSize(1);
  }

  @Test
  void anOverrunIsNotCutAndTheEventEndsOnceBothHaveStopped() {
    schedule(EndPolicy.WHEN_IDLE);
    NumberedEncoder primary = relay.encoder("event", SourceName.PRIMARY);
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);

    relay.wall.set(END.plus(Duration.ofMinutes(1)));
    relay.encoder("event", SourceName.BACKUP).awaitPublishing();
    primary.finish();
    relay.awaitStatus(status -> status.activeSource() == ActiveSource.BACKUP);
    assertThat(liveReason(relay.status())).isNotEqualTo(Reasons.ENDED);

    relay.killEncoders();
    relay.awaitStatus(status -> liveReason(status).equals(Reasons.ENDED));
    assertThat(newest(relay.status())).isEqualTo(SwitchReasons.HOLD_EXPIRED);
    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isUnpublished());
  }

  @Test
  void withStopTheEventIsCutAtItsEndAndUnpublished() {
    schedule(EndPolicy.STOP);
    NumberedEncoder primary = relay.encoder("event", SourceName.PRIMARY);
    relay.awaitStatus(status -> destination(status) == DestinationState.STREAMING);

    relay.wall.set(END);

    await().atMost(PATIENCE).until(() -> !primary.isConnected());
    relay.awaitStatus(status -> destination(status) == DestinationState.IDLE);
    assertThat(liveReason(relay.status())).isEqualTo(Reasons.ENDED);
    assertThat(relay.status().activeSource()).isEqualTo(ActiveSource.NONE);
    assertThat(newest(relay.status())).isEqualTo(SwitchReasons.STOPPED);
    await().atMost(PATIENCE).until(() -> relay.destination.onlyConnection().isUnpublished());
  }

  private void schedule(EndPolicy policy) {
    apply("1", LiveRelay.START, policy);
  }

  private void scheduleAt(Instant start) {
    apply("2", start, EndPolicy.WHEN_IDLE);
  }

  private void apply(String revision, Instant start, EndPolicy policy) {
    Schedule schedule = new Schedule(start.toString(), END.toString(), "10m", policy);
    relay.apply(revision, relay.stream("event", false, schedule));
  }

  private static String liveReason(BackupStreamStatus status) {
    return status.condition(Conditions.LIVE).map(it -> it.reason()).orElse("");
  }

  private static DestinationState destination(BackupStreamStatus status) {
    return status.destinations().getFirst().state();
  }

  private static String newest(BackupStreamStatus status) {
    return status.switches().getFirst().reason();
  }
}
