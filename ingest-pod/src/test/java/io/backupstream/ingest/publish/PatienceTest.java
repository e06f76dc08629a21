package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.publish.Patience.Overdue;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final int HANDSHAKE_BYTES = 3_073;

  private final Patience patience = new Patience(IngestLimits.DEFAULTS, millis(0));

  @Test
  void handshakeHasFiveSeconds() {
    patience.received(HANDSHAKE_BYTES - 1, millis(10));

    assertThat(patience.overdue(millis(4_999))).isNull();
    assertThat(patience.overdue(millis(5_000))).isEqualTo(Overdue.HANDSHAKE);
  }

  @Test
  void handshakeMustComeAtAKilobyteASecondOnceItsGraceIsOver() {
    assertThat(patience.overdue(millis(2_000))).isNull();
    assertThat(patience.overdue(millis(2_100))).isEqualTo(Overdue.HANDSHAKE_RATE);

    patience.received(1_024, millis(2_100));
    assertThat(patience.overdue(millis(3_000))).isNull();
    assertThat(patience.overdue(millis(3_001))).isEqualTo(Overdue.HANDSHAKE_RATE);
  }

  @Test
  void publishHasTenSecondsFromTheHandshakeOn() {
    patience.received(HANDSHAKE_BYTES, millis(1_000));
    patience.handshaken(millis(1_000));

    assertThat(patience.overdue(millis(10_999))).isNull();
    assertThat(patience.overdue(millis(11_000))).isEqualTo(Overdue.PUBLISH);
  }

  @Test
  void ourOwnDelayIsNotTheEncoders() {
    patience.handshaken(millis(0));
    patience.publishAsked(millis(9_999));

    assertThat(patience.overdue(millis(60_000))).isNull();
  }

  @Test
  void publishThatIsSilentForTenSecondsIsOver() {
    patience.publishing(millis(0));
    patience.received(1, millis(500));

    assertThat(patience.overdue(millis(10_499))).isNull();
    assertThat(patience.overdue(millis(10_500))).isEqualTo(Overdue.MEDIA);
  }

  @Test
  void publishWithoutAnyMediaIsOverToo() {
    patience.publishing(millis(3_000));

    assertThat(patience.overdue(millis(12_999))).isNull();
    assertThat(patience.overdue(millis(13_000))).isEqualTo(Overdue.MEDIA);
  }

  @Test
  void nobodyIsSilentWhileWeDoNotRead() {
    patience.publishing(millis(0));
    patience.reading(false, millis(9_000));
    assertThat(patience.overdue(millis(30_000))).isNull();

    patience.reading(true, millis(30_000));
    assertThat(patience.overdue(millis(39_999))).isNull();
    assertThat(patience.overdue(millis(40_000))).isEqualTo(Overdue.MEDIA);
  }

  @Test
  void afterItsPublishAConnectionHasTenSecondsForAnother() {
    patience.publishing(millis(0));
    patience.unpublished(millis(60_000));

    assertThat(patience.overdue(millis(69_999))).isNull();
    assertThat(patience.overdue(millis(70_000))).isEqualTo(Overdue.PUBLISH);
  }

  private static long millis(long millis) {
    // an odd origin: the monotonic clock starts anywhere
    return -7_000_000 + millis * 1_000;
  }
}
