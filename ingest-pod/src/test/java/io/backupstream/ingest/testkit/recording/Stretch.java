package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.Programme;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames of one track that came from one source without another's between.
 *
 * @param source whose they are
 * @param frames in the order they came
 */
public record Stretch(char source, Track track, List<Received> frames) {

  /** The stretches of the pictures. */
  public static List<Stretch> ofPictures(Recording recording) {
    return of(Track.VIDEO, recording.pictures());
  }

  /** The stretches of the audio frames. */
  public static List<Stretch> ofSounds(Recording recording) {
    return of(Track.AUDIO, recording.sounds());
  }

  private static List<Stretch> of(Track track, List<Received> frames) {
    List<Stretch> stretches = new ArrayList<>();
    for (Received frame : frames) {
      char source = frame.numbered().source();
      if (stretches.isEmpty() || stretches.getLast().source != source) {
        stretches.add(new Stretch(source, track, new ArrayList<>()));
      }
      stretches.getLast().frames.add(frame);
    }
    return stretches;
  }

  /** Whether a decoder can start at its first frame. */
  public boolean beginsDecodable() {
    return track == Track.AUDIO || frames.getFirst().kind() == Kind.KEYFRAME;
  }

  /** Output time less programme time, for each frame: presentation against the frame's instant. */
  private List<Double> shiftsMillis(Programme programme) {
    return frames.stream()
        .map(frame -> frame.ptsMillis() - instantMillis(frame, programme))
        .toList();
  }

  private double instantMillis(Received frame, Programme programme) {
    long number = frame.numbered().number();
    long micros =
        track == Track.VIDEO ? programme.pictureMicros(number) : programme.soundMicros(number);
    return micros / 1000.0;
  }

  /** How far output time and programme time drift apart within the stretch. */
  public double driftMillis(Programme programme) {
    List<Double> shifts = shiftsMillis(programme);
    double min = shifts.stream().min(Double::compare).orElseThrow();
    double max = shifts.stream().max(Double::compare).orElseThrow();
    return max - min;
  }

  /** Output time less programme time, on average. */
  public double shiftMillis(Programme programme) {
    return shiftsMillis(programme).stream().mapToDouble(it -> it).average().orElseThrow();
  }
}
