package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long SECOND_MICROS = 1_000_000;

  private final Backoff longest = new Backoff(always(Long.MAX_VALUE));

  @Test
  void firstRetryComesAtOnceThenHalfASecondDoublesToThirty() {
    assertThat(delays(longest, 10))
        .containsExactly(0L, 500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L);
  }

  @Test
  void jitterTakesOffAtMostHalfOfEachStep() {
    assertThat(delays(new Backoff(always(0)), 9))
        .containsExactly(0L, 250L, 500L, 1000L, 2000L, 4000L, 8000L, 15_000L, 15_000L);
  }

  @Test
  void itNeverGivesUpHoweverManyAttemptsFail() {
    delays(longest, 100_000);

    assertThat(longest.nextDelayMillis()).isEqualTo(30_000);
  }

  @Test
  void mediaThatFlowedSteadilyMakesTheNextFailureAFirstOne() {
    delays(longest, 5);
    longest.mediaSent(7 * SECOND_MICROS);
    longest.mediaSent(12 * SECOND_MICROS);

    assertThat(delays(longest, 2)).containsExactly(0L, 500L);
  }

  @Test
  void aConnectionLostBeforeMediaFlowedSteadilyStillCountsAsAFailure() {
    delays(longest, 2);
    longest.mediaSent(7 * SECOND_MICROS);
    longest.mediaSent(12 * SECOND_MICROS - 1);

    assertThat(longest.nextDelayMillis()).isEqualTo(1000);
  }

  @Test
  void stretchesOfTwoConnectionsAreNotAddedUp() {
    delays(longest, 2);
    longest.mediaSent(0);
    longest.mediaSent(4 * SECOND_MICROS);
    longest.nextDelayMillis();
    longest.mediaSent(6 * SECOND_MICROS);

    assertThat(longest.nextDelayMillis()).isEqualTo(2000);
  }

  @Test
  void itIsSettledUntilAnAttemptFails() {
    assertThat(longest.isSettled()).isTrue();

    longest.nextDelayMillis();

    assertThat(longest.isSettled()).isFalse();
  }

  private static List<Long> delays(Backoff backoff, int attempts) {
    return LongStream.range(0, attempts).mapToObj(attempt -> backoff.nextDelayMillis()).toList();
  }

  private static RandomGenerator always(long value) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return value;
      }

      @Override
      public long nextLong(long bound) {
        return Math.min(value, bound - 1);
      }
    };
  }
}
