package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongKeyBrakeTest {

  private static final Address HERE = new Address("c0000201");
  private static final Address THERE = new Address("c0000202");
  private static final KeyDigest KEY = KeyDigest.of("old-key");
  private static final KeyDigest OTHER_KEY = KeyDigest.of("mistyped-key");
  private static final long SECOND = 1_000_000;

  private final WrongKeyBrake brake = new WrongKeyBrake();

  @Test
  void answersAreHeldLongerAndLongerUpToEightSeconds() {
    int[] held = new int[8];
    for (int i = 0; i < held.length; i++) {
      held[i] = brake.holdMillis(HERE, KEY, i * SECOND);
    }

    assertThat(held).containsExactly(0, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000);
  }

  @Test
  void anotherKeyOrAddressIsNotSlowedDown() {
    brake.holdMillis(HERE, KEY, 0);
    brake.holdMillis(HERE, KEY, 0);

    assertThat(brake.holdMillis(HERE, OTHER_KEY, 0)).isZero();
    assertThat(brake.holdMillis(THERE, KEY, 0)).isZero();
  }

  @Test
  void tenQuietMinutesAreForgiven() {
    brake.holdMillis(HERE, KEY, 0);
    assertThat(brake.holdMillis(HERE, KEY, 599 * SECOND)).isEqualTo(500);
    assertThat(brake.holdMillis(HERE, KEY, 1_199 * SECOND)).isZero();
  }

  @Test
  void memoryIsBoundedAndTheLongestQuietAreForgottenFirst() {
    for (int i = 0; i < 3 * WrongKeyBrake.MAX_REMEMBERED; i++) {
      brake.holdMillis(HERE, KEY, 0);
      brake.holdMillis(new Address("host" + i), KEY, 0);
    }

    assertThat(brake.remembered()).isEqualTo(WrongKeyBrake.MAX_REMEMBERED);
    assertThat(brake.holdMillis(HERE, KEY, 0)).isEqualTo(8_000);
  }
}
