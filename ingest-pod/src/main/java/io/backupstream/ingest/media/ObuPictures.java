package io.backupstream.ingest.media;

import io.backupstream.ingest.splice.Kind;

/** Tells whether decoding may start at an AV1 temporal unit. */
final class ObuPictures {

  /** show_existing_frame, frame_type (2 bits) and show_frame, the first bits of a frame header. */
  private static final int SHOWN_KEY_FRAME_MASK = 0xF0;

  private static final int SHOWN_KEY_FRAME = 0x10;

  private ObuPictures() {}

  /**
   * A keyframe has its own sequence header, then a key frame that is shown (AV1 7.6.1). One that is
   * shown later only is a delayed random access point, at which a decoder cannot start.
   */
  static Kind av1(ObuUnits units) {
    boolean sequenceHeader = false;
    while (units.next()) {
      switch (units.type()) {
        case ObuUnits.SEQUENCE_HEADER -> sequenceHeader = true;
        case ObuUnits.FRAME_HEADER, ObuUnits.FRAME -> {
          return sequenceHeader && isShownKeyFrame(units) ? Kind.KEYFRAME : Kind.DELTA;
        }
        default -> {}
      }
    }
    return Kind.DELTA;
  }

  private static boolean isShownKeyFrame(ObuUnits units) {
    return !units.isEmpty()
        && (units.body().getByte(units.offset()) & SHOWN_KEY_FRAME_MASK) == SHOWN_KEY_FRAME;
  }
}
