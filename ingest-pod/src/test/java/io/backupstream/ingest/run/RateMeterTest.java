package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateMeterTest {

  private final RateMeter meter = new RateMeter();

  @Test
  void knowsNoRateBeforeTimeHasPassed() {
    meter.received(1_000);

    assertThat(meter.bitsPerSecond(0)).isZero();
  }

  @Test
  void countsBitsOverTheTimeBetweenTwoLooks() {
    meter.bitsPerSecond(0);
    meter.received(500_000);

    assertThat(meter.bitsPerSecond(TimeUnit.SECONDS.toNanos(2))).isEqualTo(2_000_000);
  }

  @Test
  void forgetsWhatAnEncoderSentBeforeItFellSilent() {
    meter.received(500_000);
    long rate = -1;
    for (int second = 0; second <= 10; second++) {
      rate = meter.bitsPerSecond(TimeUnit.SECONDS.toNanos(second));
    }

    assertThat(rate).isZero();
  }
}
