package io.backupstream.ingest.media;

/**
 * The video codecs whose pictures are told apart. Legacy ids: FLV 10.1, E.4.3.1; codes: Enhanced
 * RTMP v2, "Enhanced Video".
 */
public enum VideoCodec {
  H264("H.264", 7, FourCc.of("avc1"), true),
  /** In legacy form as id 12, which never was in a specification and which many still send. */
  HEVC("HEVC", 12, FourCc.of("hvc1"), true),
  VVC("VVC", -1, FourCc.of("vvc1"), true),
  AV1("AV1", -1, FourCc.of("av01"), false),
  VP9("VP9", -1, FourCc.of("vp09"), false),
  VP8("VP8", -1, FourCc.of("vp08"), false),
  /** Carried by its FLV key flag alone. */
  OTHER("other", -1, 0, false);

  private final String displayName;
  private final int legacyId;
  private final int fourCc;
  private final boolean composed;

  VideoCodec(String displayName, int legacyId, int fourCc, boolean composed) {
    this.displayName = displayName;
    this.legacyId = legacyId;
    this.fourCc = fourCc;
    this.composed = composed;
  }

  /** The name that people know it by. */
  public String displayName() {
    return displayName;
  }

  /** Whether its coded frames carry a composition time. */
  boolean composed() {
    return composed;
  }

  static VideoCodec ofLegacyId(int id) {
    for (VideoCodec codec : values()) {
      if (codec.legacyId == id) {
        return codec;
      }
    }
    return OTHER;
  }

  static VideoCodec ofFourCc(int fourCc) {
    for (VideoCodec codec : values()) {
      if (codec.fourCc == fourCc) {
        return codec;
      }
    }
    return OTHER;
  }
}
