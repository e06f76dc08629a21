package io.backupstream.ingest.demo;

import io.backupstream.ingest.demo.Received.Origin;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.util.ArrayList;
import java.util.List;

/** Goes through a recording picture by picture: is it one unbroken programme? */
final class ContinuityCheck {

  private static final double MIN_PICTURES_A_STEP = 0.5;
  private static final double MAX_PICTURES_A_STEP = 1.5;

  /** Timestamps are whole milliseconds: a step may seem this much longer or shorter than it is. */
  private static final int ROUNDING_MILLIS = 1;

  private final int picturesARound;
  private final List<String> faults = new ArrayList<>();
  private int missing;
  private int twice;
  private int splices;

  private ContinuityCheck(int picturesARound) {
    this.picturesARound = picturesARound;
  }

  /**
   * Checks a recording of the looped clip.
   *
   * @param picturesARound how many pictures the clip has
   */
  static Continuity of(Recording recording, int picturesARound) {
    ContinuityCheck check = new ContinuityCheck(picturesARound);
    List<Received> pictures = recording.track(Track.VIDEO);
    check.begins(pictures);
    for (int i = 1; i < pictures.size(); i++) {
      check.follows(pictures.get(i - 1), pictures.get(i));
    }
    check.rises(recording.track(Track.AUDIO));
    return new Continuity(pictures.size(), check.missing, check.twice, check.splices, check.faults);
  }

  private void begins(List<Received> pictures) {
    if (pictures.isEmpty()) {
      faults.add("expected pictures, found none");
    } else if (pictures.getFirst().kind() != Kind.KEYFRAME) {
      faults.add("expected a keyframe first, found another picture");
    }
  }

  private void follows(Received last, Received next) {
    long stepMillis = next.timestampMillis() - last.timestampMillis();
    if (stepMillis < MIN_PICTURES_A_STEP * Clip.PICTURE_MILLIS - ROUNDING_MILLIS
        || stepMillis > MAX_PICTURES_A_STEP * Clip.PICTURE_MILLIS + ROUNDING_MILLIS) {
      faults.add("a step of " + stepMillis + " ms to the picture" + at(next));
    }
    Origin before = last.origin();
    Origin now = next.origin();
    if (before == null || now == null) {
      faults.add("a picture that is not of the clip" + at(before == null ? last : next));
      return;
    }
    count(Math.floorMod(now.picture() - before.picture(), picturesARound), next);
    if (now.source() != before.source()) {
      splices++;
      if (next.kind() != Kind.KEYFRAME) {
        faults.add("no keyframe after the splice" + at(next));
      }
    }
  }

  /** More than half a round forward counts as a step back. */
  private void count(int steps, Received next) {
    if (steps == 0 || steps > picturesARound / 2) {
      int again = Math.floorMod(1 - steps, picturesARound);
      twice += again;
      faults.add(again + " pictures twice" + at(next));
    } else if (steps > 1) {
      missing += steps - 1;
      faults.add(steps - 1 + " pictures missing" + at(next));
    }
  }

  private void rises(List<Received> sounds) {
    for (int i = 1; i < sounds.size(); i++) {
      if (sounds.get(i).timestampMillis() <= sounds.get(i - 1).timestampMillis()) {
        faults.add("a sound that does not come after the one before it" + at(sounds.get(i)));
      }
    }
  }

  private static String at(Received message) {
    return " at " + message.timestampMillis() + " ms";
  }
}
