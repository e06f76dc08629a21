package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.Programme;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether timestamps go on without a break: what any destination, of any encoder, may ask for. Each
 * fault is a line that says where.
 */
public final class Continuity {
  private static final double MIN_PICTURES_A_STEP = 0.5;
  private static final double MAX_PICTURES_A_STEP = 1.5;
  private static final double MAX_SOUNDS_A_STEP = 2;

  private final Recording recording;
  private final List<String> faults = new ArrayList<>();

  private Continuity(Recording recording) {
    this.recording = recording;
  }

  /** Checks a recording of a programme; no fault is what a test wants. */
  public static List<String> faults(Recording recording, Programme programme) {
    return faults(recording, programme.pictureMillis(), Programme.soundMillis());
  }

  /** Checks a recording. */
  public static List<String> faults(Recording recording, double pictureMillis, double soundMillis) {
    Continuity continuity = new Continuity(recording);
    continuity.checkBeginning();
    continuity.checkOrder();
    continuity.checkSteps(
        recording.pictures(),
        MIN_PICTURES_A_STEP * pictureMillis,
        MAX_PICTURES_A_STEP * pictureMillis);
    continuity.checkSteps(recording.sounds(), 1, MAX_SOUNDS_A_STEP * soundMillis);
    return continuity.faults;
  }

  private void checkBeginning() {
    List<Received> pictures = recording.pictures();
    if (!pictures.isEmpty() && pictures.getFirst().kind() != Kind.KEYFRAME) {
      faults.add("the first picture is no keyframe");
    }
    checkHeaderBeforeMedia(Track.VIDEO);
    checkHeaderBeforeMedia(Track.AUDIO);
  }

  private void checkHeaderBeforeMedia(Track track) {
    recording.messages().stream()
        .filter(message -> message.track() == track)
        .findFirst()
        .filter(Received::isMedia)
        .ifPresent(media -> faults.add("no header before " + where(media)));
  }

  private void checkOrder() {
    Received last = null;
    for (Received message : recording.media()) {
      if (last != null && message.dtsMillis() < last.dtsMillis()) {
        faults.add("back from %s to %s".formatted(where(last), where(message)));
      }
      last = message;
    }
  }

  /** Timestamps are whole millis, so a step may seem half a milli longer or shorter than it is. */
  private void checkSteps(List<Received> track, double minMillis, double maxMillis) {
    Received last = null;
    for (Received message : track) {
      if (last != null) {
        long stepMillis = message.dtsMillis() - last.dtsMillis();
        if (stepMillis < Math.max(1, minMillis - 1) || stepMillis > maxMillis + 1) {
          faults.add("a step of %d ms to %s".formatted(stepMillis, where(message)));
        }
      }
      last = message;
    }
  }

  private static String where(Received message) {
    return "%s %s at %d ms %s"
        .formatted(message.track(), message.kind(), message.dtsMillis(), message.mark());
  }
}
