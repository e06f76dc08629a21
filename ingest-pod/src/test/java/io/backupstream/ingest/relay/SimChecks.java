package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.util.List;

/** The promises of the output, held against what a simulated destination got. */
final class SimChecks {

  private SimChecks() {}

  static void timestampsRise(SimStage stage) {
    long last = Long.MIN_VALUE;
    for (SimStage.Sent sent : stage.sent) {
      assertThat(sent.timestamp()).as("order over all tracks").isGreaterThanOrEqualTo(last);
      last = sent.timestamp();
    }
    for (Track track : List.of(Track.VIDEO, Track.AUDIO)) {
      long lastOfTrack = Long.MIN_VALUE;
      for (SimStage.Sent sent : stage.of(track)) {
        assertThat(sent.timestamp()).as("order within %s", track).isGreaterThan(lastOfTrack);
        lastOfTrack = sent.timestamp();
      }
    }
  }

  static void stepsStayNearTheCadence(SimStage stage, double interval) {
    stepsAreBetween(stage, 0.5 * interval - 1, 1.5 * interval + 1);
  }

  static void stepsAreOneFrame(SimStage stage, double interval) {
    stepsAreBetween(stage, interval - 2.5, interval + 2.5);
  }

  private static void stepsAreBetween(SimStage stage, double least, double most) {
    List<SimStage.Sent> pictures = stage.of(Track.VIDEO);
    for (int i = 1; i < pictures.size(); i++) {
      long step = pictures.get(i).timestamp() - pictures.get(i - 1).timestamp();
      assertThat((double) step)
          .as("step to picture %s after %s", pictures.get(i), pictures.get(i - 1))
          .isBetween(least, most);
    }
  }

  /** In order; without the last mini-GOP, of which only the anchor may have left. */
  private static List<Long> numbers(SimStage stage) {
    List<Long> sorted =
        stage.of(Track.VIDEO).stream().map(s -> s.frame().payload().number()).sorted().toList();
    long whole = sorted.getLast() - 4;
    return sorted.stream().filter(number -> number <= whole).toList();
  }

  /** Every picture of the programme from the first to the last, each once. */
  static void picturesAreWhole(SimStage stage) {
    List<Long> numbers = numbers(stage);
    for (int i = 1; i < numbers.size(); i++) {
      assertThat(numbers.get(i))
          .as("picture after %s", numbers.get(i - 1))
          .isEqualTo(numbers.get(i - 1) + 1);
    }
  }

  static void aKeyframeFollowsEachSwitch(SimStage stage) {
    List<SimStage.Sent> pictures = stage.of(Track.VIDEO);
    for (int i = 1; i < pictures.size(); i++) {
      if (isSwitch(pictures.get(i - 1), pictures.get(i))) {
        assertThat(pictures.get(i).frame().kind()).isEqualTo(Kind.KEYFRAME);
      }
    }
  }

  private static boolean isSwitch(SimStage.Sent before, SimStage.Sent after) {
    return !before.frame().payload().source().equals(after.frame().payload().source());
  }

  static void soundStepsAreAtMostTwoFrames(SimStage stage, double frameMillis) {
    List<SimStage.Sent> sounds = stage.of(Track.AUDIO);
    for (int i = 1; i < sounds.size(); i++) {
      long step = sounds.get(i).timestamp() - sounds.get(i - 1).timestamp();
      assertThat((double) step).as("step to sound %d", i).isLessThanOrEqualTo(2 * frameMillis + 1);
    }
  }

  static void shiftIsConstantInEachStretch(SimStage stage) {
    for (Track track : List.of(Track.VIDEO, Track.AUDIO)) {
      List<SimStage.Sent> sent = stage.of(track);
      for (int i = 1; i < sent.size(); i++) {
        if (!isSwitch(sent.get(i - 1), sent.get(i))) {
          assertThat(sent.get(i).shift())
              .as("shift of %s", sent.get(i))
              .isEqualTo(sent.get(i - 1).shift());
        }
      }
    }
  }

  static void soundGapsStayWithinOneFrame(SimStage stage, double frameMillis) {
    List<SimStage.Sent> sounds = stage.of(Track.AUDIO);
    double sum = 0;
    for (int i = 1; i < sounds.size(); i++) {
      if (isSwitch(sounds.get(i - 1), sounds.get(i))) {
        sum += sounds.get(i).timestamp() - sounds.get(i - 1).timestamp() - frameMillis;
        assertThat(Math.abs(sum))
            .as("sum of gaps and overlaps")
            .isLessThanOrEqualTo(frameMillis + 2);
      }
    }
  }

  static void atMostOneSoundIsMissingOrTwice(SimStage stage) {
    List<SimStage.Sent> sounds = stage.of(Track.AUDIO);
    for (int i = 1; i < sounds.size(); i++) {
      assertThat(sounds.get(i).frame().payload().number())
          .as("sound after %s", sounds.get(i - 1))
          .isBetween(
              sounds.get(i - 1).frame().payload().number(),
              sounds.get(i - 1).frame().payload().number() + 2);
    }
  }

  static void presentationTimesAreUnique(SimStage stage) {
    List<Long> presented = stage.of(Track.VIDEO).stream().map(SimStage.Sent::presented).toList();
    assertThat(presented).doesNotHaveDuplicates();
  }

  /** What is decoded from a keyframe on is presented after it. */
  static void presentationFollowsDecoding(SimStage stage) {
    long keyframe = Long.MIN_VALUE;
    for (SimStage.Sent sent : stage.of(Track.VIDEO)) {
      switch (sent.frame().kind()) {
        case KEYFRAME -> keyframe = sent.presented();
        case DELTA -> assertThat(sent.presented()).as("%s", sent).isGreaterThan(keyframe);
        case LEADING, RECOVERY_POINT, HEADER -> {}
      }
    }
  }

  /** Missing and repeated programme pictures are as many as the ledger says. */
  static void theLedgerTellsWhichPicturesAreMissingOrRepeated(SimStage stage) {
    List<Long> numbers = numbers(stage);
    int missing = 0;
    int repeated = 0;
    for (int i = 1; i < numbers.size(); i++) {
      long step = numbers.get(i) - numbers.get(i - 1);
      missing += (int) Math.max(0, step - 1);
      repeated += step == 0 ? 1 : 0;
    }
    assertThat(missing)
        .as("missing pictures")
        .isEqualTo(stage.switches.stream().mapToInt(line -> line.splice().lostFrames()).sum());
    assertThat(repeated)
        .as("repeated pictures")
        .isEqualTo(stage.switches.stream().mapToInt(line -> line.splice().repeatedFrames()).sum());
  }
}
