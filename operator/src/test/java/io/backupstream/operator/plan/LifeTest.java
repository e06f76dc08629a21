package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourceState;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifeTest {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private final World world = World.channel();

  @Test
  void aStopThatIsTakenBackLeavesThePodAlone() {
    world.goesLive();
    world.spec(Streams.spec(true, null, Streams.YOUTUBE));
    world.plan();
    assertThat(world.relayFile("backupstream.yaml")).contains("suspend: true");

    world.spec(Streams.spec(false, null, Streams.YOUTUBE));
    world.plan();

    assertThat(world.relayFile("backupstream.yaml")).contains("suspend: false");
    assertThat(replicas()).isEqualTo(1);
    assertThat(ready().reason()).isEqualTo(Reasons.READY);
  }

  @Test
  void theDeadlineOfAStopIsCountedFromItsBeginningWhoeverLooks() {
    world.goesLive();
    world.spec(Streams.spec(true, null, Streams.YOUTUBE));
    world.plan();
    Instant begun = world.now;
    for (int second = 0; second < 33; second++) {
      world.passes(Duration.ofSeconds(1));
      world.plan();
      assertThat(replicas()).isEqualTo(1);
    }

    assertThat(world.plan().lookAgainAt()).isBeforeOrEqualTo(begun.plusSeconds(34));
    world.passes(Duration.ofSeconds(1));
    world.plan();

    assertThat(replicas()).isZero();
  }

  @Test
  void aPodThatHasNotBegunNeedsNoGoodbye() {
    world.plan();
    world.podBecomes(Moment.PodState.STARTING);
    world.spec(Streams.spec(true, null, Streams.YOUTUBE));

    world.plan();

    assertThat(replicas()).isZero();
  }

  @Test
  void aStartThatIsPutOffStopsWhatIsOnAir() {
    world.goesLive();
    world.spec(Streams.spec(false, schedule(START.plusSeconds(86_400)), Streams.YOUTUBE));
    world.plan();
    assertThat(ready().reason()).isEqualTo(Reasons.SCHEDULED);
    assertThat(replicas()).isEqualTo(1);
    assertThat(world.relayFile("backupstream.yaml"))
        .as("a suspension would unpublish a broadcast that is still to come")
        .contains("suspend: false");

    world.relaySays(Reports.idle());
    world.plan();

    assertThat(replicas()).isZero();
  }

  @Test
  void aStopAfterAStartThatWasPutOffHasATimeOfItsOwn() {
    world.goesLive();
    world.spec(Streams.spec(false, schedule(START.plusSeconds(86_400)), Streams.YOUTUBE));
    world.plan();
    world.passes(Duration.ofSeconds(33));
    world.delete();
    world.plan();

    world.passes(Duration.ofSeconds(30));

    assertThat(world.plan().holdFinalizer()).isTrue();
  }

  @Test
  void aDeletedStreamThatSomebodyElseHoldsHasNoPod() {
    world.goesLive();
    world.stream.addFinalizer("example.com/other");
    world.delete();
    world.plan();

    world.relaySays(Reports.idle());
    world.plan();

    assertThat(replicas()).isZero();
  }

  @Test
  void anOverrunOutlivesAShortLossOfBothEncoders() {
    Schedule schedule =
        new Schedule(START.toString(), START.plusSeconds(60).toString(), "0s", EndPolicy.WHEN_IDLE);
    world.spec(Streams.spec(false, schedule, Streams.YOUTUBE));
    world.goesLive();
    world.passes(Duration.ofMinutes(10));
    world.relaySays(
        Reports.report(
            ActiveSource.NONE, SourceState.ABSENT, SourceState.ABSENT, DestinationState.STREAMING));
    world.plan();
    assertThat(ready().reason()).isEqualTo(Reasons.READY);

    world.relaySays(Reports.idle());
    world.plan();

    assertThat(ready().reason()).isEqualTo(Reasons.ENDED);
  }

  @Test
  void anEventThatIsProlongedRunsAgain() {
    Schedule over =
        new Schedule(START.toString(), START.plusSeconds(1).toString(), "0s", EndPolicy.STOP);
    world.spec(Streams.spec(false, over, Streams.YOUTUBE));
    world.passes(Duration.ofMinutes(1));
    world.plan();
    assertThat(replicas()).isZero();

    world.spec(Streams.spec(false, schedule(START), Streams.YOUTUBE));
    world.plan();

    assertThat(replicas()).isEqualTo(1);
  }

  @Test
  void theLastAllowedSpecKeepsItsScheduleWhileTheNextIsRefused() {
    world.spec(Streams.spec(false, schedule(START.plusSeconds(7200)), Streams.YOUTUBE));
    world.plan();
    assertThat(replicas()).isZero();
    world.spec(Streams.spec(false, null));
    world.plan();

    world.passes(Duration.ofHours(2));
    world.plan();

    assertThat(replicas()).isEqualTo(1);
    assertThat(world.relayFile("backupstream.yaml")).contains("suspend: false", "youtube");
  }

  @Test
  void aStreamWhoseNamespaceGoesIsNotHeldOnceItsRelayCannotBeTold() {
    world.goesLive();
    world.delete();
    assertThat(world.plan().holdFinalizer()).isTrue();

    world.objects.remove("Secret/keynote-relay");

    assertThat(world.plan().holdFinalizer()).isFalse();
    assertThat(world.writes).doesNotContain("Secret/keynote-relay");
  }

  @Test
  void aDeletedStreamWhoseRelayIsSilentIsHeldForAWhileOnly() {
    world.goesLive();
    world.delete();
    world.plan();
    world.feed = new RelayFeed.Unreachable("keynote-ingest-1", world.now);

    world.passes(Duration.ofSeconds(33));
    assertThat(world.plan().holdFinalizer()).isTrue();
    world.passes(Duration.ofSeconds(1));

    assertThat(world.plan().holdFinalizer()).isFalse();
  }

  @Test
  void whatRunsWithoutASpecThatWasEverAllowedIsLeftAlone() {
    world.goesLive();
    world.objects.remove("Secret/keynote-relay");
    world.spec(Streams.spec(false, null));

    world.plan();

    assertThat(replicas()).isEqualTo(1);
    assertThat(world.writes).containsExactly("status");
  }

  @Test
  void aDeletedRelaySecretIsRenderedAgain() {
    world.goesLive();
    String before = world.relayFile("backupstream.yaml");
    world.objects.remove("Secret/keynote-relay");
    world.asApplied.remove("Secret/keynote-relay");

    world.plan();

    assertThat(world.relayFile("backupstream.yaml")).isEqualTo(before);
  }

  private static Schedule schedule(Instant start) {
    return new Schedule(start.toString(), null, "10m", EndPolicy.WHEN_IDLE);
  }

  private int replicas() {
    return world.get(Deployment.class, "keynote-ingest").getSpec().getReplicas();
  }

  private Condition ready() {
    return world.status().condition(Conditions.READY).orElseThrow();
  }
}
