package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * An operator that has just started has not heard the relay yet. An encoder may have come
 * meanwhile: nothing is taken from it on the word of an old status.
 */
class OutOfHearingTest {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
  private static final String DEPLOYMENT = "Deployment/keynote-ingest";

  private final World world = World.channel();

  @Test
  void aNewImageWaitsUntilTheRelayHasSaidThatItIsIdle() {
    goesIdle();
    world.feed = new RelayFeed.Silent();
    world.image("relay:2");

    world.plan();
    assertThat(world.writes).as("2,000 idle streams are not to say twice that they wait").isEmpty();

    world.relaySays(Reports.idle());
    world.plan();
    assertThat(world.writes).contains(DEPLOYMENT);
  }

  @Test
  void anEncoderThatCameMeanwhileKeepsItsPod() {
    goesIdle();
    world.feed = new RelayFeed.Silent();
    world.image("relay:2");
    world.plan();

    world.relaySays(Reports.live());
    world.plan();

    assertThat(world.writes).doesNotContain(DEPLOYMENT);
    assertThat(reason(Conditions.UP_TO_DATE)).isEqualTo(Reasons.IMAGE_CHANGE_PENDING);
  }

  @Test
  void aPodThatCameMeanwhileIsLeftAloneToo() {
    world.goesLive();
    world.podBecomes(Moment.PodState.REPLACED);
    world.feed = new RelayFeed.Silent();
    world.image("relay:2");

    world.plan();

    assertThat(world.writes).doesNotContain(DEPLOYMENT);
  }

  @Test
  void aPodThatCameMeanwhileIsToldToStopBeforeItGoes() {
    world.goesLive();
    world.podBecomes(Moment.PodState.REPLACED);
    world.feed = new RelayFeed.Silent();
    world.spec(Streams.spec(true, null, Streams.YOUTUBE));

    world.plan();

    assertThat(world.relayFile("backupstream.yaml")).contains("suspend: true");
    assertThat(world.get(Deployment.class, "keynote-ingest").getSpec().getReplicas()).isEqualTo(1);
  }

  @Test
  void aStreamThatWasHeldStaysSoUntilItsRelaySpeaks() {
    world.goesLive();
    world.stream.addFinalizer(Plan.FINALIZER);
    world.podBecomes(Moment.PodState.REPLACED);
    world.feed = new RelayFeed.Silent();
    assertThat(world.plan().holdFinalizer()).isTrue();
    assertThat(world.writes).doesNotContain("-PodDisruptionBudget/keynote-ingest");

    world.delete();

    assertThat(world.plan().holdFinalizer()).isTrue();
  }

  @Test
  void anOverrunThatBeganMeanwhileGoesOn() {
    until(START.plusSeconds(60));
    goesIdle();
    world.passes(Duration.ofMinutes(10));
    world.feed = new RelayFeed.Silent();
    world.plan();
    assertThat(world.relayFile("backupstream.yaml")).contains("suspend: false");

    world.relaySays(Reports.live());
    world.plan();

    assertThat(reason(Conditions.READY)).isEqualTo(Reasons.READY);
  }

  @Test
  void anEndThatWasOrderedStaysOrdered() {
    until(START.plusSeconds(60));
    goesIdle();
    world.passes(Duration.ofMinutes(10));
    world.plan();
    assertThat(world.relayFile("backupstream.yaml")).contains("suspend: true");

    world.feed = new RelayFeed.Silent();
    world.plan();

    assertThat(world.relayFile("backupstream.yaml")).contains("suspend: true");
  }

  @Test
  void encodersThatARelayHasJustLostAreExpectedBack() {
    world.goesLive();
    Instant ended = restarts(Duration.ofHours(1));
    world.image("relay:2");

    assertThat(world.plan().lookAgainAt()).isBeforeOrEqualTo(ended.plusSeconds(30));
    assertThat(world.writes).doesNotContain(DEPLOYMENT);

    world.passes(Duration.ofSeconds(31));
    world.plan();
    assertThat(world.writes).contains(DEPLOYMENT);
  }

  @Test
  void nobodyIsExpectedBackAtARelayThatNeverWorked() {
    world.goesLive();
    restarts(Duration.ofSeconds(2));
    world.image("relay:2");

    world.plan();

    assertThat(world.writes).contains(DEPLOYMENT);
  }

  private Instant restarts(Duration ran) {
    String pod = world.pods.getFirst().getMetadata().getName();
    world.pods.set(0, Streams.restarting(pod, world.now.minus(ran), world.now));
    world.feed = new RelayFeed.Unreachable(pod, world.now);
    return world.now;
  }

  private void goesIdle() {
    world.plan();
    world.deploymentControllerActs();
    world.plan();
    world.relaySays(Reports.idle());
    world.plan();
    world.plan();
  }

  private void until(Instant end) {
    Schedule schedule = new Schedule(START.toString(), end.toString(), "0s", EndPolicy.WHEN_IDLE);
    world.spec(Streams.spec(false, schedule, Streams.YOUTUBE));
  }

  private String reason(String condition) {
    return world.status().condition(condition).map(Condition::reason).orElse("");
  }
}
