package io.backupstream.ingest.splice;

/**
 * A change of source that is decided on and falls due with its keyframe.
 *
 * @param cut where pictures change
 * @param naturalMillis the shift m that the cut was found with
 * @param audioCut the keyframe's presentation on the output, where sound changes
 */
record Plan<P>(Feed<P> to, Cut cut, long naturalMillis, double audioCut) {

  long dueMicros(long holdMicros) {
    return to.dueAtMicros(cut.keyDtsMillis(), holdMicros);
  }
}
