package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.FailoverPolicy;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random arrivals, stalls, jumps and faults: what must hold, holds in every one of them. */
class RandomScriptsTest {

  private static final double INTERVAL = 100;

  @Test
  void promisesHoldInFiveThousandScripts() {
    run(1, 5_000);
  }

  /** Scripts that once broke a promise: the ledger's gap, where the new source began with sound. */
  @ParameterizedTest
  @ValueSource(longs = {12_132, 18_279})
  void promisesHoldWhereTheyOnceDidNot(long seed) {
    new Script(seed).play();
  }

  @Test
  @Tag("soak")
  void promisesHoldInAHundredThousandScripts() {
    run(10_001, 100_000);
  }

  private static void run(long firstSeed, int scripts) {
    int promised = 0;
    for (long seed = firstSeed; seed < firstSeed + scripts; seed++) {
      promised += new Script(seed).play() ? 1 : 0;
    }
    assertThat(promised).as("scripts in which nothing may be missing").isGreaterThan(scripts / 5);
  }

  /** One script, told by its seed. */
  private static final class Script {
    private final long seed;
    private final Random random;
    private final FailoverPolicy policy;
    private final SimWorld world;

    Script(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      long buffer = random.nextInt(4) == 0 ? 0 : 4_000_000;
      policy =
          new FailoverPolicy(
              random.nextInt(4) == 0, null, buffer, 1_000_000, 2_000_000, 5_000_000, 3_000_000);
      world = new SimWorld(policy);
      int bFrames = random.nextInt(4) == 0 ? 2 : 0;
      for (SimSource source : List.of(world.primarySource, world.backupSource)) {
        source.fps = 10;
        source.audioFrameMillis = 90;
        source.gop = 10 + random.nextInt(11);
        source.bFrames = bFrames;
        source.keyPhase = random.nextInt(source.gop);
        source.startTimestamp = random.nextInt(3) == 0 ? random.nextLong(1L << 32) : 0;
        source.ppm = random.nextInt(201) - 100;
        long jitter = 1L + random.nextInt(30_000);
        world.wire(Role.valueOf(source.name)).network =
            sent -> sent + Math.floorMod(sent * 31, jitter);
      }
    }

    /** Says whether the first fault was one that must not show. */
    boolean play() {
      world.start(Role.PRIMARY);
      world.run(random.nextDouble() * 2);
      world.start(Role.BACKUP);
      world.run(9 + random.nextDouble() * 3);
      boolean seamless = world.conductor.isHealthy(Role.BACKUP) && isPromised();
      fault(Role.PRIMARY);
      world.run(7.5);
      if (seamless) {
        assertThat(world.conductor.onAir()).as("seed %d", seed).isEqualTo(Role.BACKUP);
        nothingIsMissing();
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        anything();
        world.run(random.nextDouble() * 4);
      }
      world.run(5);
      always();
      return seamless;
    }

    // the longest GOP, 2 s, with 1.5 times the stall timeout and 250 ms just fits a buffer of 4 s
    private boolean isPromised() {
      return policy.bufferMicros() > 0
          && world.primarySource.bFrames == 0
          && world.conductor.isHealthy(Role.PRIMARY);
    }

    private void fault(Role role) {
      switch (random.nextInt(4)) {
        case 0 -> world.end(role, EndCause.CLOSED);
        case 1 -> world.end(role, EndCause.UNPUBLISHED);
        case 2 -> world.cut(role);
        default -> world.wire(role).videoFrozen = true;
      }
    }

    private void anything() {
      Role role = random.nextBoolean() ? Role.PRIMARY : Role.BACKUP;
      SimWorld.Wire wire = world.wire(role);
      switch (random.nextInt(4)) {
        case 0 -> {
          if (wire.publishes) {
            world.end(role, EndCause.RESET);
          }
          world.start(role);
        }
        case 1 -> wire.source.startTimestamp += random.nextLong(10_000_000) - 5_000_000;
        case 2 -> {
          long begin = world.now;
          long end = begin + random.nextLong(3_000_000);
          wire.network = sent -> sent < begin ? sent : Math.max(sent, end);
        }
        default -> {
          if (wire.publishes) {
            fault(role);
          }
        }
      }
    }

    private void nothingIsMissing() {
      List<SimStage.Sent> pictures = world.stage.of(Track.VIDEO);
      for (int i = 1; i < pictures.size(); i++) {
        long before = pictures.get(i - 1).frame().payload().number();
        long number = pictures.get(i).frame().payload().number();
        assertThat(number).as("seed %d, picture %d", seed, i).isEqualTo(before + 1);
      }
    }

    private void always() {
      long last = 0;
      SimStage.Sent before = null;
      List<SwitchLine> lines =
          world.stage.switches.stream().filter(line -> line.splice().from() != null).toList();
      for (SimStage.Sent sent : world.stage.sent) {
        assertThat(sent.timestamp()).as("seed %d, order", seed).isGreaterThanOrEqualTo(last);
        last = sent.timestamp();
        if (sent.frame().track() != Track.VIDEO) {
          continue;
        }
        if (before != null) {
          assertThat(sent.timestamp()).as("seed %d, step", seed).isGreaterThan(before.timestamp());
          if (!before.frame().payload().source().equals(sent.frame().payload().source())) {
            assertThat(sent.frame().kind()).as("seed %d, cut", seed).isEqualTo(Kind.KEYFRAME);
          }
        }
        before = sent;
      }
      ledgerMatches(lines);
    }

    /** The gap that the ledger states is the one in the output, within a frame. */
    private void ledgerMatches(List<SwitchLine> lines) {
      for (SwitchLine line : lines) {
        long at = line.splice().atMicros();
        SimStage.Sent first = null;
        long presented = Long.MIN_VALUE;
        for (SimStage.Sent sent : world.stage.of(Track.VIDEO)) {
          boolean isNew =
              sent.micros() == at
                  && sent.frame().kind() == Kind.KEYFRAME
                  && sent.frame().payload().source().equals(line.to().name());
          if (isNew) {
            first = sent;
            break;
          }
          presented = Math.max(presented, sent.presented());
        }
        if (first != null && presented != Long.MIN_VALUE) {
          double gap = first.presented() - presented - INTERVAL;
          assertThat(Math.abs(gap - line.splice().gapMillis()))
              .as("seed %d, %s: gap %s", seed, line, gap)
              .isLessThanOrEqualTo(INTERVAL);
        }
      }
    }
  }
}
