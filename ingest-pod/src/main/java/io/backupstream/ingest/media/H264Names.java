package io.backupstream.ingest.media;

/** Profiles and levels of H.264 as people name them (A.2, A.3). */
final class H264Names {

  private static final int BASELINE = 66;
  private static final int CONSTRAINT_SET_1 = 0x40;
  private static final int CONSTRAINT_SET_3 = 0x10;
  private static final int CONSTRAINT_SETS_4_AND_5 = 0x0C;

  private H264Names() {}

  /** Baseline has no pictures out of order. */
  static boolean isBaseline(int profile) {
    return profile == BASELINE;
  }

  static String profile(int profile, int constraints) {
    return switch (profile) {
      case BASELINE -> (constraints & CONSTRAINT_SET_1) == 0 ? "Baseline" : "Constrained Baseline";
      case 77 -> "Main";
      case 88 -> "Extended";
      case 100 ->
          (constraints & CONSTRAINT_SETS_4_AND_5) == CONSTRAINT_SETS_4_AND_5
              ? "Constrained High"
              : "High";
      case 110 -> "High 10";
      case 122 -> "High 4:2:2";
      case 244 -> "High 4:4:4 Predictive";
      default -> "profile " + profile;
    };
  }

  static String level(int level, int constraints) {
    boolean oneB = level == 9 || (level == 11 && (constraints & CONSTRAINT_SET_3) != 0);
    return oneB ? "1b" : level / 10 + "." + level % 10;
  }
}
