package io.backupstream.ingest.splice;

/**
 * Where video leaves one feed and joins the next.
 *
 * @param cutDtsMillis the first picture of the old feed that is not sent any more, on its own
 *     timeline; every later one is not sent either
 * @param keyDtsMillis the keyframe of the new feed, on its own timeline
 * @param keyCtsMillis its composition time
 * @param shiftMillis how far the new feed leaves the place that its arrival gives it, so that no
 *     presentation time is used twice
 */
record Cut(long cutDtsMillis, long keyDtsMillis, int keyCtsMillis, long shiftMillis) {}
