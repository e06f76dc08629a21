package io.backupstream.ingest.splice;

/**
 * A change of source that is decided on and falls due with its keyframe.
 *
 * @param cut where pictures change
 * @param shiftMillis the new feed's shift m, moved as the cut asks
 */
record Plan<P>(Feed<P> to, Cut cut, long shiftMillis) {

  /** The keyframe's decoding time on the output. */
  long keyMillis() {
    return cut.keyDtsMillis() + shiftMillis;
  }

  /** The keyframe's presentation on the output, where sound changes. */
  long audioCut() {
    return keyMillis() + cut.keyCtsMillis();
  }

  long dueMicros(long holdMicros) {
    return to.dueAtMicros(cut.keyDtsMillis(), holdMicros);
  }
}
