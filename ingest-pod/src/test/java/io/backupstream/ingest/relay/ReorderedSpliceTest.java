package io.backupstream.ingest.relay;

import static io.backupstream.ingest.relay.SimWorld.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.FailoverPolicy;
import io.backupstream.ingest.failover.Role;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Pictures that are decoded in another order than they are shown in: a cut lies between two
 * mini-GOPs, and the other source moves by what is left.
 */
class ReorderedSpliceTest {

  /** Both publish three pictures a mini-GOP, the backup's keyframes so many after the primary's. */
  private static SimWorld reordered(int phase) {
    SimWorld world = new SimWorld();
    world.primarySource.bFrames = 2;
    world.backupSource.bFrames = 2;
    world.backupSource.keyPhase = phase;
    world.start(Role.PRIMARY);
    world.run(0.7);
    world.start(Role.BACKUP);
    world.run(12 + phase * 0.047);
    return world;
  }

  private static FailoverPolicy pinned(Role pin) {
    return new FailoverPolicy(
        DEFAULTS.preferPrimary(),
        pin,
        DEFAULTS.bufferMicros(),
        DEFAULTS.stallMicros(),
        DEFAULTS.graceMicros(),
        DEFAULTS.holdMicros(),
        DEFAULTS.recoveryMicros());
  }

  private static void keepsItsCadence(SimStage stage) {
    SimChecks.timestampsRise(stage);
    SimChecks.presentationTimesAreUnique(stage);
    SimChecks.stepsStayNearTheCadence(stage, 1_000 / 30.0);
    SimChecks.soundStepsAreAtMostTwoFrames(stage, 1_024 / 48.0);
    SimChecks.soundGapsStayWithinOneFrame(stage, 1_024 / 48.0);
    SimChecks.theLedgerTellsWhichPicturesAreMissingOrRepeated(stage);
  }

  @Test
  void reorderedPicturesKeepTheirCadenceWhereverTheKeyframesFall() {
    for (int phase = 0; phase < 60; phase++) {
      SimWorld world = reordered(phase);
      for (int swing = 0; swing < 4; swing++) {
        Role dying = Objects.requireNonNull(world.conductor.onAir());
        world.end(dying, EndCause.CLOSED);
        world.run(8);
        world.start(dying);
        world.run(20 + phase * 0.047);
      }
      keepsItsCadence(world.stage);
      assertThat(world.stage.switches).hasSize(5);
    }
  }

  @Test
  void reorderedPicturesKeepTheirCadenceUnderAnOperatorsHand() {
    for (int phase = 0; phase < 60; phase++) {
      SimWorld world = reordered(phase);
      for (Role pin : List.of(Role.BACKUP, Role.PRIMARY, Role.BACKUP)) {
        world.conductor.policyChanged(pinned(pin), 0, 64_000_000);
        world.run(20 + phase * 0.047);
        assertThat(world.conductor.onAir()).isEqualTo(pin);
      }
      keepsItsCadence(world.stage);
    }
  }

  @Test
  void aReorderedStreamThatFreezesKeepsItsCadence() {
    for (int phase = 0; phase < 60; phase++) {
      SimWorld world = reordered(phase);
      world.cut(Role.PRIMARY);
      world.run(9);
      assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
      keepsItsCadence(world.stage);
    }
  }

  @Test
  void picturesThatLeadAKeyframeLeaveTheirPlaceEmpty() {
    for (int apart = 0; apart < 12; apart++) {
      SimWorld world = new SimWorld();
      for (SimSource source : List.of(world.primarySource, world.backupSource)) {
        source.bFrames = 2;
        source.openGop = true;
      }
      world.start(Role.PRIMARY);
      world.run(0.7 + apart / 30.0);
      world.start(Role.BACKUP);
      world.run(12);
      world.end(Role.PRIMARY, EndCause.CLOSED);
      world.run(9);
      SimChecks.timestampsRise(world.stage);
      SimChecks.presentationTimesAreUnique(world.stage);
      SimChecks.aKeyframeFollowsEachSwitch(world.stage);
      SimChecks.soundStepsAreAtMostTwoFrames(world.stage, 1_024 / 48.0);
      SimChecks.theLedgerTellsWhichPicturesAreMissingOrRepeated(world.stage);
      assertThat(world.stage.switches.getLast().splice().lostFrames()).isBetween(1, 3);
      SimChecks.presentationFollowsDecoding(world.stage);
    }
  }

  @Test
  void withEqualPhasesReorderedPicturesLoseNothing() {
    SimWorld world = reordered(0);
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(9);
    SimChecks.picturesAreWhole(world.stage);
    assertThat(world.stage.switches.getLast().splice().lostFrames()).isZero();
  }
}
