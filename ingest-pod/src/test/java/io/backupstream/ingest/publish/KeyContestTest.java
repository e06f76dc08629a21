package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.publish.KeyContest.Outcome;
import org.junit.jupiter.api.Test;

class KeyContestTest {

  private static final long ASKED = 5_000_000;
  private static final int HELD_MILLIS = 2_000;

  private final KeyContest contest = new KeyContest(ASKED, HELD_MILLIS);

  @Test
  void silentIncumbentIsTakenOverAfterTwoSeconds() {
    assertThat(contest.outcome(ASKED - 100, true, ASKED + 1_999_999)).isEqualTo(Outcome.UNDECIDED);
    assertThat(contest.outcome(ASKED - 100, true, ASKED + 2_000_000)).isEqualTo(Outcome.TAKES_OVER);
  }

  @Test
  void anyByteOfTheIncumbentRefusesTheSecond() {
    assertThat(contest.outcome(ASKED + 1, true, ASKED + 1)).isEqualTo(Outcome.REFUSED);
    assertThat(contest.outcome(ASKED + 1, true, ASKED + 5_000_000)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void bytesThatCameBeforeTheSecondAskedProveNothing() {
    assertThat(contest.outcome(ASKED, true, ASKED + 2_000_000)).isEqualTo(Outcome.TAKES_OVER);
  }

  @Test
  void incumbentThatWeDoNotReadFromIsAlive() {
    assertThat(contest.outcome(ASKED - 100, false, ASKED + 2_000_000)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void itIsDecidedAtTheEndOfTheHoldAtTheLatest() {
    assertThat(contest.decidedMicros()).isEqualTo(ASKED + 2_000_000);
  }
}
