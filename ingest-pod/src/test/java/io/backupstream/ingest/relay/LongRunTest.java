package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sixty days in which the two encoders' clocks run apart and the air changes hands each hour. */
class LongRunTest {

  private static final double INTERVAL_MILLIS = 500;
  private static final long BUFFER_MICROS = SimWorld.DEFAULTS.bufferMicros();

  /** Looks at each frame as it leaves and keeps none. */
  private static final class Watch extends SimStage {
    private long most;
    private long least = Long.MAX_VALUE;
    private long lastPicture = -1;
    private long worstStep;
    private long pictures;

    @Override
    public void send(Frame<Shot> frame, long timestampMillis) {
      if (frame.track() != Track.VIDEO) {
        return;
      }
      long held = now - frame.arrivalMicros();
      most = Math.max(most, held);
      least = Math.min(least, held);
      if (lastPicture >= 0) {
        long off = Math.abs(Math.round(timestampMillis - lastPicture - INTERVAL_MILLIS));
        worstStep = Math.max(worstStep, off);
      }
      lastPicture = timestampMillis;
      pictures++;
    }
  }

  @Test
  void holdAndSplicesStayTrueForSixtyDays() {
    Watch watch = new Watch();
    SimWorld world = new SimWorld(SimWorld.DEFAULTS, 0, watch);
    for (SimSource source : List.of(world.primarySource, world.backupSource)) {
      source.fps = 2;
      source.gop = 4;
      source.audioFrameMillis = 400;
      source.startTimestamp = (1L << 31) - TimeUnit.DAYS.toMillis(1);
    }
    world.primarySource.ppm = 50;
    world.backupSource.ppm = -50;
    world.backupSource.keyPhase = 1;
    world.start(Role.PRIMARY);
    world.run(0.7);
    world.start(Role.BACKUP);
    Role onAir = Role.PRIMARY;
    for (int hour = 0; hour < 60 * 24; hour++) {
      world.run(3_500);
      world.end(onAir, EndCause.CLOSED);
      world.run(10);
      world.start(onAir);
      onAir = onAir.other();
      world.run(90);
      assertThat(world.conductor.onAir()).as("hour %d", hour).isEqualTo(onAir);
    }
    assertThat(watch.pictures).isGreaterThan(60L * 24 * 3_600 * 2 - 10);
    assertThat(watch.least).isGreaterThan(BUFFER_MICROS - (long) (INTERVAL_MILLIS * 1_000));
    assertThat(watch.most).isLessThan(BUFFER_MICROS + (long) (INTERVAL_MILLIS * 1_000));
    assertThat(watch.worstStep).isLessThanOrEqualTo((long) INTERVAL_MILLIS / 2);
  }
}
