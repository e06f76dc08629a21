package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.publish.Patience.Overdue;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private final Patience patience = new Patience(IngestLimits.DEFAULTS, millis(0));

  @Test
  void handshakeHasFiveSecondsHoweverMuchOfItComes() {
    patience.received(millis(4_900));

    assertThat(patience.overdue(millis(4_999))).isNull();
    assertThat(patience.overdue(millis(5_000))).isEqualTo(Overdue.HANDSHAKE);
  }

  @Test
  void publishHasTenSecondsFromTheHandshakeOn() {
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
    patience.received(millis(500));

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
