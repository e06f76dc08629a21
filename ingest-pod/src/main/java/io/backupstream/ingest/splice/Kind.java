package io.backupstream.ingest.splice;

/** What a media message is to a splice. */
public enum Kind {
  /**
   * A sequence header, codec metadata or onMetaData: what a late destination must get before media.
   * A new one replaces the earlier one of its slot.
   */
  HEADER,
  /** A picture at which decoding may start, so that the output may be cut before it. */
  KEYFRAME,
  /** Any other media; all audio. */
  DELTA,
  /**
   * A picture that its encoder calls a keyframe though later ones may refer to what was before it
   * (H.264 recovery point): the output is not cut there.
   */
  RECOVERY_POINT,
  /** A picture that leads its keyframe (HEVC RASL): undecodable after a cut at that keyframe. */
  LEADING
}
