package io.backupstream.ingest.media;

/** Profile, tier and level of HEVC (7.3.3, annex A) as people name them. */
record HevcProfile(String name, String level) {

  private static final int LEVEL_UNIT = 30;
  private static final int GENERAL_FLAGS_BITS = 80;
  private static final int SUB_LAYER_PROFILE_BITS = 88;
  private static final int SUB_LAYER_LEVEL_BITS = 8;
  private static final int MAX_SUB_LAYERS = 8;

  static HevcProfile read(BitReader bits, int subLayers) {
    bits.skip(2);
    boolean high = bits.flag();
    int profile = bits.bits(5);
    bits.skip(GENERAL_FLAGS_BITS);
    int level = bits.bits(8);
    skipSubLayers(bits, subLayers);
    return new HevcProfile(name(profile), level(level) + (high ? " High" : ""));
  }

  private static void skipSubLayers(BitReader bits, int subLayers) {
    int presence = 0;
    for (int i = 0; i < subLayers; i++) {
      presence = presence << 2 | bits.bits(2);
    }
    if (subLayers > 0) {
      bits.skip(2L * (MAX_SUB_LAYERS - subLayers));
    }
    for (int layer = subLayers - 1; layer >= 0; layer--) {
      int present = presence >> (2 * layer);
      bits.skip((present & 2) == 0 ? 0 : SUB_LAYER_PROFILE_BITS);
      bits.skip((present & 1) == 0 ? 0 : SUB_LAYER_LEVEL_BITS);
    }
  }

  private static String name(int profile) {
    return switch (profile) {
      case 1 -> "Main";
      case 2 -> "Main 10";
      case 3 -> "Main Still Picture";
      case 4 -> "Range Extensions";
      case 9 -> "Screen Content";
      default -> "profile " + profile;
    };
  }

  private static String level(int level) {
    return level / LEVEL_UNIT + "." + level % LEVEL_UNIT / 3;
  }
}
