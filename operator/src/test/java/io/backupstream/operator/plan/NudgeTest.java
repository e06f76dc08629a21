package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kubelet is made to look at a Secret that has just been written. */
class NudgeTest {
  private final World world = World.channel();

  @BeforeEach
  void aKeyIsRotatedWhileLive() {
    world.goesLive();
    world.secret("youtube", Map.of("streamKey", "another-key"));
  }

  @Test
  void thePodIsNudgedAsTheSecretIsWritten() {
    Plan plan = world.plan();

    assertThat(world.writes).contains("Secret/keynote-relay", "nudge");
    assertThat(Objects.requireNonNull(plan.nudge()).value()).startsWith(world.revision());
    assertThat(plan.lookAgainAt()).isEqualTo(world.now.plusSeconds(2));
  }

  @Test
  void itIsNotNudgedAgainAtOnce() {
    world.plan();

    assertThat(world.plan().nudge()).isNull();
  }

  @Test
  void aClockThatIsSetBackPutsNoNudgeOff() {
    world.plan();
    world.passes(Duration.ofHours(-1));

    assertThat(world.plan().nudge()).isNotNull();
  }

  @Test
  void eachNudgeDiffersFromTheLast() {
    String first = Objects.requireNonNull(world.plan().nudge()).value();
    world.passes(Duration.ofSeconds(2));
    String second = Objects.requireNonNull(world.plan().nudge()).value();

    assertThat(second).isNotEqualTo(first).startsWith(world.revision());
  }

  @Test
  void nudgesEndOnceTheRelayReportsTheRevision() {
    world.plan();
    world.relayTakesUp();
    world.passes(Duration.ofSeconds(2));

    assertThat(world.plan().nudge()).isNull();
    assertThat(world.plan().lookAgainAt()).isNull();
  }

  @Test
  void aRelayThatRefusesIsNotNudgedForEver() {
    world.plan();
    world.relayRefuses("not so");
    for (int i = 0; i < 20; i++) {
      world.passes(Duration.ofSeconds(2));
      world.plan();
    }

    assertThat(world.plan().nudge()).isNull();
    assertThat(world.plan().lookAgainAt()).isNull();
  }

  @Test
  void aRelayThatDoesNotAnswerIsNudgedEverMoreSeldom() {
    world.plan();
    for (int i = 0; i < 20; i++) {
      world.passes(Duration.ofSeconds(2));
      world.plan();
    }

    assertThat(world.plan().lookAgainAt()).isAfter(world.now.plusSeconds(10));
  }

  @Test
  void aRelayThatIsOutOfHearingIsNudgedToo() {
    world.feed = new RelayFeed.Unreachable("keynote-ingest-1", world.now.minusSeconds(60));

    assertThat(world.plan().nudge()).isNotNull();
  }

  @Test
  void aRelayThatIsOutOfHearingIsLeftInPeaceWhereNothingChanged() {
    world.plan();
    world.relayTakesUp();
    World other = World.channel();
    other.goesLive();
    other.feed = new RelayFeed.Unreachable("keynote-ingest-1", other.now.minusSeconds(60));

    assertThat(other.plan().nudge()).isNull();
  }
}
