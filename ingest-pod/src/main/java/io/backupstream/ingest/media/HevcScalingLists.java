package io.backupstream.ingest.media;

/** The scaling lists of HEVC (7.3.4), read only to get past them. */
final class HevcScalingLists {

  private HevcScalingLists() {}

  static void skip(BitReader bits) {
    for (int size = 0; size < 4; size++) {
      int coefficients = Math.min(64, 1 << (4 + 2 * size));
      for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
        if (bits.flag()) {
          if (size > 1) {
            bits.se();
          }
          for (int i = 0; i < coefficients; i++) {
            bits.se();
          }
        } else {
          bits.ue();
        }
      }
    }
  }
}
