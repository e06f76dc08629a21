package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.failover.Cause;
import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The main stories of a failover, from arrival to output, on a fake clock. */
class ConductorTest {

  private final SimWorld world = new SimWorld();

  private void bothPublish() {
    world.start(Role.PRIMARY);
    world.run(0.7);
    world.start(Role.BACKUP);
    world.run(12);
  }

  private void nothingIsMissing() {
    SimChecks.timestampsRise(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
    SimChecks.picturesAreWhole(world.stage);
    SimChecks.aKeyframeFollowsEachSwitch(world.stage);
    SimChecks.soundStepsAreAtMostTwoFrames(world.stage, 1_024 / 48.0);
  }

  @Test
  void primaryGoesOnAirAfterTheBuffer() {
    world.start(Role.PRIMARY);
    world.run(3.9);
    assertThat(world.stage.sent).isEmpty();
    world.run(0.3);
    assertThat(world.stage.sent).isNotEmpty();
    assertThat(world.stage.switches.getFirst().cause()).isEqualTo(Cause.STARTED);
    assertThat(world.conductor.onAir()).isEqualTo(Role.PRIMARY);
  }

  @Test
  void nothingIsMissingWhenThePrimaryIsKilled() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(10);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    nothingIsMissing();
    SwitchLine line = world.stage.switches.getLast();
    assertThat(line.cause()).isEqualTo(Cause.CLOSED);
    assertThat(line.splice().gapMillis()).isZero();
    assertThat(line.splice().lostFrames()).isZero();
  }

  @Test
  void nothingIsMissingAtAnyMomentOfTheGop() {
    for (int i = 0; i < 70; i++) {
      SimWorld each = new SimWorld();
      each.start(Role.PRIMARY);
      each.run(0.35);
      each.start(Role.BACKUP);
      each.run(9 + i * 0.031);
      each.end(Role.PRIMARY, EndCause.CLOSED);
      each.run(9);
      SimChecks.timestampsRise(each.stage);
      SimChecks.stepsStayNearTheCadence(each.stage, 1_000 / 30.0);
      SimChecks.picturesAreWhole(each.stage);
      assertThat(each.conductor.onAir()).isEqualTo(Role.BACKUP);
    }
  }

  @Test
  void nothingIsMissingWhenThePrimaryFreezes() {
    bothPublish();
    world.cut(Role.PRIMARY);
    world.run(10);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    assertThat(world.stage.switches.getLast().cause()).isEqualTo(Cause.STALLED);
    nothingIsMissing();
  }

  @Test
  void nothingIsMissingWhenOnlyThePicturesFreeze() {
    bothPublish();
    world.wire(Role.PRIMARY).videoFrozen = true;
    world.run(10);
    assertThat(world.stage.switches.getLast().cause()).isEqualTo(Cause.VIDEO_STALLED);
    nothingIsMissing();
  }

  @Test
  void nothingIsMissingWhenOnlyTheSoundFreezes() {
    bothPublish();
    world.wire(Role.PRIMARY).audioFrozen = true;
    world.run(10);
    assertThat(world.stage.switches.getLast().cause()).isEqualTo(Cause.AUDIO_STALLED);
    nothingIsMissing();
  }

  @Test
  void aStallThatEndsByItselfSwitchesNothing() {
    bothPublish();
    long begin = world.now;
    world.wire(Role.PRIMARY).network =
        sent -> sent < begin || sent > begin + 1_400_000 ? sent + 2_000 : begin + 1_400_000;
    world.run(12);
    assertThat(world.stage.switches).hasSize(1);
    assertThat(world.conductor.onAir()).isEqualTo(Role.PRIMARY);
    nothingIsMissing();
  }

  @Test
  void theRecoveredPrimaryDoesNotTakeTheAirBack() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(8);
    world.start(Role.PRIMARY);
    world.run(60);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    world.end(Role.BACKUP, EndCause.CLOSED);
    world.run(8);
    assertThat(world.conductor.onAir()).isEqualTo(Role.PRIMARY);
    nothingIsMissing();
  }

  @Test
  void fiftySwingsKeepTheTimeline() {
    bothPublish();
    Role onAir = Role.PRIMARY;
    for (int i = 0; i < 50; i++) {
      world.end(onAir, EndCause.CLOSED);
      world.run(5 + i % 7 * 0.13);
      world.start(onAir);
      onAir = onAir.other();
      world.run(66);
      assertThat(world.conductor.onAir()).isEqualTo(onAir);
    }
    nothingIsMissing();
    SimChecks.shiftIsConstantInEachStretch(world.stage);
    SimChecks.soundGapsStayWithinOneFrame(world.stage, 1_024 / 48.0);
  }

  @Test
  void anEventThatIsPutOffLeavesTheAirAtOnceAndBeginsAnewWhenItMay() {
    bothPublish();
    world.conductor.startAllowed(false);
    long putOff = world.now;
    AirEnd end = world.conductor.stopped(putOff);
    int sent = world.stage.sent.size();
    world.run(10);
    assertThat(end).isEqualTo(new AirEnd(putOff, putOff, Role.PRIMARY));
    assertThat(world.conductor.onAir()).isNull();
    assertThat(world.conductor.stopped(world.now)).as("it ends once").isNull();
    assertThat(world.stage.sent).hasSize(sent);

    world.conductor.startAllowed(true);
    world.run(10);
    assertThat(world.conductor.onAir()).isEqualTo(Role.PRIMARY);
    assertThat(world.stage.of(Track.VIDEO).stream().filter(it -> it.micros() > putOff))
        .first()
        .satisfies(it -> assertThat(it.frame().kind()).isEqualTo(Kind.KEYFRAME));
    SwitchLine line = world.stage.switches.getLast();
    assertThat(world.stage.switches).hasSize(2);
    assertThat(line.cause()).isEqualTo(Cause.STARTED);
    assertThat(line.from()).isNull();
    assertThat(line.splice().gapMillis()).isZero();
    SimChecks.timestampsRise(world.stage);
  }

  @Test
  void theTimelineCountsAPauseInWhichBothWereGone() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.end(Role.BACKUP, EndCause.CLOSED);
    world.run(20);
    assertThat(world.conductor.onAir()).isNull();
    int before = world.stage.of(Track.VIDEO).size();
    world.start(Role.BACKUP);
    world.run(10);
    List<SimStage.Sent> pictures = world.stage.of(Track.VIDEO);
    long pause = pictures.get(before).timestamp() - pictures.get(before - 1).timestamp();
    assertThat(pause).isBetween(19_900L, 20_200L);
    assertThat(world.stage.letGo).isEmpty();
    SimChecks.timestampsRise(world.stage);
  }

  @Test
  void destinationsAreLetGoAfterTheHoldTimeout() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.end(Role.BACKUP, EndCause.UNPUBLISHED);
    world.run(80);
    assertThat(world.stage.letGo).containsExactly(false);
    assertThat(world.stage.ends.getLast().from()).isEqualTo(Role.PRIMARY);
    assertThat(world.stage.ends.getLast().atMicros() - world.stage.ends.getLast().detectedMicros())
        .isEqualTo(SimWorld.DEFAULTS.holdMicros());
  }

  @Test
  void destinationsAreUnpublishedIfTheLastEncoderSaidGoodbye() {
    bothPublish();
    world.end(Role.BACKUP, EndCause.CLOSED);
    world.run(1);
    world.end(Role.PRIMARY, EndCause.UNPUBLISHED);
    world.run(80);
    assertThat(world.stage.letGo).containsExactly(true);
  }

  @Test
  void theEventAfterOneThatWasLetGoBeginsWithoutAGap() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.end(Role.BACKUP, EndCause.CLOSED);
    world.run(80);

    world.start(Role.PRIMARY);
    world.run(10);

    SwitchLine line = world.stage.switches.getLast();
    assertThat(line.cause()).isEqualTo(Cause.STARTED);
    assertThat(line.splice().gapMillis()).isZero();
    assertThat(line.splice().lostFrames()).isZero();
    SimChecks.timestampsRise(world.stage);
  }

  @Test
  void aStopEndsTheEventAndIsToldOnce() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.UNPUBLISHED);
    world.end(Role.BACKUP, EndCause.UNPUBLISHED);
    world.run(20);

    assertThat(world.conductor.stopped(world.now)).extracting(AirEnd::from).isEqualTo(Role.PRIMARY);
    assertThat(world.conductor.stopped(world.now)).isNull();
    world.run(80);
    assertThat(world.stage.letGo).isEmpty();
  }

  @Test
  void nothingIsStoppedWhereNothingWasOnAir() {
    assertThat(world.conductor.stopped(world.now)).isNull();
  }

  @Test
  void theBackupAloneWaitsForThePrimaryAtTheStart() {
    world.start(Role.BACKUP);
    world.run(4.8);
    assertThat(world.stage.sent).isEmpty();
    world.run(3);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
  }

  @Test
  void nothingSpinsWhileASourceIsAway() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    long before = world.advances;
    world.run(10);
    assertThat(world.advances - before).isLessThan(5_000);
  }

  @Test
  void everyFrameIsGivenBackExactlyOnce() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(8);
    world.start(Role.PRIMARY);
    world.run(8);
    world.conductor.shutDown();
    long offered = world.wire(Role.PRIMARY).offered + world.wire(Role.BACKUP).offered;
    assertThat(world.stage.released).isEqualTo(offered);
  }

  @Test
  void aPrimaryWithoutAKeyframeDoesNotKeepAWholeBackupOffAir() {
    world.primarySource.keyless = true;
    world.start(Role.PRIMARY);
    world.start(Role.BACKUP);

    world.run(4);
    assertThat(world.stage.sent).as("the grace is not over").isEmpty();
    world.run(2);

    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    world.run(5);
    nothingIsMissing();
  }

  @Test
  void aPrimaryThatReturnsWithoutAKeyframeLeavesTheAirToTheBackup() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.end(Role.BACKUP, EndCause.CLOSED);
    world.run(10);
    world.primarySource.keyless = true;
    world.start(Role.PRIMARY);
    world.start(Role.BACKUP);

    world.run(6);

    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
  }

  @Test
  void soundBeginsAloneWherePicturesAreAnnouncedAndNoKeyframeComes() {
    world.primarySource.keyless = true;
    world.start(Role.PRIMARY);
    world.run(9.9);
    assertThat(world.stage.sent).isEmpty();

    world.run(5);
    assertThat(world.stage.sent).isNotEmpty().allMatch(sent -> sent.frame().track() == Track.AUDIO);

    world.primarySource.keyless = false;
    world.run(10);
    SimChecks.timestampsRise(world.stage);
    assertThat(
            world.stage.sent.stream().filter(it -> it.frame().track() == Track.VIDEO).findFirst())
        .hasValueSatisfying(it -> assertThat(it.frame().isKeyframe()).isTrue());
  }

  @Test
  void theSourceThatEndedLastDecidesHowDestinationsAreLetGo() {
    bothPublish();
    world.end(Role.PRIMARY, EndCause.UNPUBLISHED);
    world.run(1);
    world.end(Role.BACKUP, EndCause.RESET);
    world.run(80);

    assertThat(world.stage.letGo).containsExactly(false);
  }

  @Test
  void aStandbyWithSoundAndDataAloneHoldsNoMoreThanItsWindow() {
    world.backupSource.video = false;
    bothPublish();
    long held = 0;
    for (int minute = 0; minute < 5; minute++) {
      for (int i = 0; i < 600; i++) {
        world.data(Role.BACKUP, 10);
        world.run(0.1);
      }
      long now = world.held(Role.BACKUP);
      assertThat(now).as("after minute %d", minute).isLessThan(held == 0 ? 400_000 : held + 5_000);
      held = now;
    }
  }
}
