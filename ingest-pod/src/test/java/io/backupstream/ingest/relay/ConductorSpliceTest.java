package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.failover.Cause;
import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.FailoverPolicy;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Track;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stories of special sources, policies and clocks. */
class ConductorSpliceTest {

  private static final FailoverPolicy DEFAULTS = SimWorld.DEFAULTS;

  private static SimWorld bothPublish(FailoverPolicy policy, Consumer<SimSource> both) {
    SimWorld world = new SimWorld(policy);
    both.accept(world.primarySource);
    both.accept(world.backupSource);
    world.start(Role.PRIMARY);
    world.run(0.7);
    world.start(Role.BACKUP);
    world.run(12);
    return world;
  }

  private static FailoverPolicy with(boolean preferPrimary, @Nullable Role pin, long bufferMicros) {
    return new FailoverPolicy(
        preferPrimary,
        pin,
        bufferMicros,
        DEFAULTS.stallMicros(),
        DEFAULTS.graceMicros(),
        DEFAULTS.holdMicros(),
        DEFAULTS.recoveryMicros());
  }

  @Test
  void withoutABufferTheSwitchIsAtTheNextKeyframe() {
    SimWorld world = bothPublish(with(false, null, 0), source -> {});
    int before = world.stage.of(Track.VIDEO).size();
    assertThat(before).isPositive();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(6);
    SimChecks.timestampsRise(world.stage);
    SimChecks.aKeyframeFollowsEachSwitch(world.stage);
    long gap = world.stage.switches.getLast().splice().gapMillis();
    List<SimStage.Sent> pictures = world.stage.of(Track.VIDEO);
    long step = pictures.get(before).timestamp() - pictures.get(before - 1).timestamp();
    assertThat(step - 33.3).isCloseTo(gap, org.assertj.core.data.Offset.offset(33.4));
  }

  @Test
  void preferredPrimaryTakesTheAirBackAfterItsRecovery() {
    SimWorld world = bothPublish(with(true, null, 4_000_000), source -> {});
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(8);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    world.start(Role.PRIMARY);
    world.run(9);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    world.run(12);
    assertThat(world.conductor.onAir()).isEqualTo(Role.PRIMARY);
    assertThat(world.stage.switches.getLast().cause()).isEqualTo(Cause.PRIMARY_PREFERRED);
    SimChecks.picturesAreWhole(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
  }

  @Test
  void aPinActsAtOnceWhileItsSourceIsHealthy() {
    SimWorld world = bothPublish(DEFAULTS, source -> {});
    world.conductor.policyChanged(with(false, Role.BACKUP, 4_000_000), 0, 64_000_000);
    world.run(6);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    assertThat(world.stage.switches.getLast().cause()).isEqualTo(Cause.PINNED);
    SimChecks.picturesAreWhole(world.stage);
  }

  @Test
  void aSlowUplinkIsLeftBeforeItsPicturesComeTooLate() {
    SimWorld world = bothPublish(DEFAULTS, source -> {});
    long begin = world.now;
    world.wire(Role.PRIMARY).network =
        sent -> sent < begin ? sent + 2_000 : sent + 2_000 + (sent - begin) / 10;
    world.run(40);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    assertThat(world.stage.switches.getLast().cause()).isEqualTo(Cause.BEHIND);
    SimChecks.picturesAreWhole(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
  }

  @Test
  void timestampsPassEveryWrap() {
    for (long wrap : new long[] {0xFFFF_FFFFL - 8_000, (1L << 31) - 8_000}) {
      SimWorld world = bothPublish(DEFAULTS, source -> source.startTimestamp = wrap);
      world.run(10);
      world.end(Role.PRIMARY, EndCause.CLOSED);
      world.run(9);
      SimChecks.picturesAreWhole(world.stage);
      SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
    }
  }

  @Test
  void aJumpOfTheEncodersClockIsRebased() {
    SimWorld world = bothPublish(DEFAULTS, source -> {});
    world.primarySource.startTimestamp += 3_600_000;
    world.run(10);
    assertThat(world.stage.switches).hasSize(1);
    SimChecks.timestampsRise(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
    SimChecks.picturesAreWhole(world.stage);
  }

  @Test
  void timeCodesAlignSourcesThatArriveApart() {
    SimWorld world = new SimWorld();
    world.primarySource.timecodes = true;
    world.backupSource.timecodes = true;
    world.backupSource.delayMicros = 700_000;
    world.start(Role.PRIMARY);
    world.run(0.7);
    world.start(Role.BACKUP);
    world.run(12);
    assertThat(world.conductor.skewMillis(Role.BACKUP)).isBetween(690L, 700L);
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(9);
    SimChecks.picturesAreWhole(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
    assertThat(world.stage.switches.getLast().splice().skewMillis()).isBetween(690L, 700L);
  }

  @Test
  void aKnownBackupOffsetAlignsTheProgramme() {
    SimWorld world = new SimWorld(DEFAULTS, 500);
    world.backupSource.delayMicros = 505_000;
    world.start(Role.PRIMARY);
    world.run(0.7);
    world.start(Role.BACKUP);
    world.run(12);
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(9);
    SimChecks.picturesAreWhole(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
  }

  @Test
  void theStepAtASpliceIsOneFrameHoweverFarApartTheTwoArrive() {
    for (int apart = 0; apart < 34; apart++) {
      int delayMicros = 5_000 + apart * 1_000;
      SimWorld world =
          bothPublish(
              DEFAULTS,
              source -> source.delayMicros = source.name.equals("BACKUP") ? delayMicros : 5_000);
      world.end(Role.PRIMARY, EndCause.CLOSED);
      world.run(9);
      assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
      SimChecks.stepsAreOneFrame(world.stage, 1_000 / 30.0);
      SimChecks.soundStepsAreAtMostTwoFrames(world.stage, 1_024 / 48.0);
    }
  }

  @Test
  void soundAloneIsSplicedAtItsFrames() {
    SimWorld world = bothPublish(DEFAULTS, source -> source.video = false);
    assertThat(world.stage.of(Track.AUDIO)).isNotEmpty();
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(9);
    assertThat(world.conductor.onAir()).isEqualTo(Role.BACKUP);
    assertThat(world.stage.switches.getLast().cause()).isEqualTo(Cause.CLOSED);
    SimChecks.timestampsRise(world.stage);
    SimChecks.soundStepsAreAtMostTwoFrames(world.stage, 1_024 / 48.0);
    SimChecks.soundGapsStayWithinOneFrame(world.stage, 1_024 / 48.0);
    SimChecks.atMostOneSoundIsMissingOrTwice(world.stage);
  }

  @Test
  void picturesAloneAreSplicedToo() {
    SimWorld world = bothPublish(DEFAULTS, source -> source.audio = false);
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(9);
    SimChecks.picturesAreWhole(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 30.0);
  }

  @Test
  void sixtyFramesASecondAreSplicedToo() {
    SimWorld world =
        bothPublish(
            DEFAULTS,
            source -> {
              source.fps = 60;
              source.gop = 120;
            });
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(9);
    SimChecks.picturesAreWhole(world.stage);
    SimChecks.stepsStayNearTheCadence(world.stage, 1_000 / 60.0);
  }

  @Test
  void theBackupFailsBeforeTheSplicePlannedToIt() {
    SimWorld world = bothPublish(DEFAULTS, source -> {});
    world.end(Role.PRIMARY, EndCause.CLOSED);
    world.run(0.05);
    world.end(Role.BACKUP, EndCause.CLOSED);
    world.run(8);
    SimChecks.timestampsRise(world.stage);
    SimChecks.picturesAreWhole(world.stage);
    assertThat(world.conductor.onAir()).isNull();
  }
}
