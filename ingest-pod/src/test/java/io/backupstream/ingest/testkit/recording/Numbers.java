package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.testkit.numbered.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which frames of the programme reached a destination, between the first and the last that did.
 *
 * @param missing numbers that never came
 * @param repeated numbers that came more than once
 */
public record Numbers(List<Long> missing, List<Long> repeated) {

  /** Those of the pictures, but for the last that wait for one that is decoded after them. */
  public static Numbers ofPictures(Recording recording) {
    List<Received> pictures = recording.pictures();
    long decodedMillis = pictures.isEmpty() ? 0 : pictures.getLast().dtsMillis();
    return of(pictures.stream().filter(it -> it.ptsMillis() <= decodedMillis).toList());
  }

  /** Those of the audio frames. */
  public static Numbers ofSounds(Recording recording) {
    return of(recording.sounds());
  }

  private static Numbers of(List<Received> track) {
    SortedMap<Long, Integer> counts = new TreeMap<>();
    track.stream()
        .map(Received::numbered)
        .map(Mark::number)
        .forEach(number -> counts.merge(number, 1, Integer::sum));
    List<Long> missing = new ArrayList<>();
    List<Long> repeated = new ArrayList<>();
    if (!counts.isEmpty()) {
      for (long number = counts.firstKey(); number <= counts.lastKey(); number++) {
        int count = counts.getOrDefault(number, 0);
        if (count == 0) {
          missing.add(number);
        } else if (count > 1) {
          repeated.add(number);
        }
      }
    }
    return new Numbers(missing, repeated);
  }

  /** Whether each came once. */
  public boolean areWhole() {
    return missing.isEmpty() && repeated.isEmpty();
  }
}
