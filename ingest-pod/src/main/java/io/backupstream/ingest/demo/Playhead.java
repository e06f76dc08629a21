package io.backupstream.ingest.demo;

/**
 * Where in the looped clip an encoder is. Its timestamps start at 0 with the connection, as those
 * of real encoders do, whatever of the programme it joins at.
 */
final class Playhead {

  private final Clip clip;
  private final long startMillis;
  private long roundMillis;
  private int index;

  /**
   * Starts at the first keyframe at or after a position.
   *
   * @param programmeMillis since the programme began, at least 0
   */
  Playhead(Clip clip, long programmeMillis) {
    this.clip = clip;
    this.startMillis = Math.ceilDiv(programmeMillis, Clip.GOP_MILLIS) * Clip.GOP_MILLIS;
    this.roundMillis = startMillis - startMillis % Clip.MILLIS;
    while (dueMillis() < startMillis) {
      advance();
    }
  }

  /** What is sent next. */
  ClipSample sample() {
    return clip.media().get(index);
  }

  /** When it is sent, in the programme's time. */
  long dueMillis() {
    return roundMillis + sample().dtsMillis();
  }

  /** Its timestamp on the connection. */
  long timestampMillis() {
    return dueMillis() - startMillis;
  }

  void advance() {
    index++;
    if (index == clip.media().size()) {
      index = 0;
      roundMillis += Clip.MILLIS;
    }
  }
}
