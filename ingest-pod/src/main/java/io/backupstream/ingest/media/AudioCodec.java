package io.backupstream.ingest.media;

/**
 * The audio codecs whose format is read. Legacy ids: FLV 10.1, E.4.2.1; codes: Enhanced RTMP v2,
 * "Enhanced Audio".
 */
public enum AudioCodec {
  AAC("AAC", 10, FourCc.of("mp4a")),
  MP3("MP3", 2, FourCc.of(".mp3")),
  OPUS("Opus", -1, FourCc.of("Opus")),
  FLAC("FLAC", -1, FourCc.of("fLaC")),
  AC3("AC-3", -1, FourCc.of("ac-3")),
  EAC3("E-AC-3", -1, FourCc.of("ec-3")),
  /** PCM, Speex and their like: carried, never looked into. */
  OTHER("other", -1, 0);

  private static final int LEGACY_MP3_8_KHZ = 14;

  private final String displayName;
  private final int legacyId;
  private final int fourCc;

  AudioCodec(String displayName, int legacyId, int fourCc) {
    this.displayName = displayName;
    this.legacyId = legacyId;
    this.fourCc = fourCc;
  }

  /** The name that people know it by. */
  public String displayName() {
    return displayName;
  }

  static AudioCodec ofLegacyId(int id) {
    int known = id == LEGACY_MP3_8_KHZ ? MP3.legacyId : id;
    for (AudioCodec codec : values()) {
      if (codec.legacyId == known) {
        return codec;
      }
    }
    return OTHER;
  }

  static AudioCodec ofFourCc(int fourCc) {
    for (AudioCodec codec : values()) {
      if (codec.fourCc == fourCc) {
        return codec;
      }
    }
    return OTHER;
  }
}
