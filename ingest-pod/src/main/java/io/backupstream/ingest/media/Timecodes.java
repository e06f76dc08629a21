package io.backupstream.ingest.media;

import static io.backupstream.ingest.splice.Frame.NO_TIMECODE;

/** Looks for the wall-clock instant that an encoder wrote beside a keyframe. */
final class Timecodes {

  private static final int USER_DATA_UNREGISTERED = 5;
  private static final int AV1_FIRST_PRIVATE = 6;
  private static final int AV1_LAST_PRIVATE = 31;

  private Timecodes() {}

  /** In the SEI messages of H.264: microseconds since 1970 UTC, or {@code NO_TIMECODE}. */
  static long h264(NalUnits units) {
    long found = NO_TIMECODE;
    while (found == NO_TIMECODE && units.next()) {
      if (NalType.h264(units.firstByte()) == NalType.H264_SEI) {
        found = inSei(BitReader.nal(units.body(), units.offset() + 1, units.unitEnd()));
      }
    }
    return found;
  }

  /** In the SEI messages of HEVC; OBS puts its own after the picture. */
  static long hevc(NalUnits units) {
    long found = NO_TIMECODE;
    while (found == NO_TIMECODE && units.next()) {
      int type = NalType.hevc(units.firstByte());
      if (type == NalType.HEVC_PREFIX_SEI || type == NalType.HEVC_SUFFIX_SEI) {
        found = inSei(BitReader.nal(units.body(), units.offset() + 2, units.unitEnd()));
      }
    }
    return found;
  }

  /** In the private metadata of AV1, which holds what an SEI message would. */
  static long av1(ObuUnits units) {
    long found = NO_TIMECODE;
    while (found == NO_TIMECODE && units.next()) {
      if (units.type() == ObuUnits.METADATA) {
        BitReader metadata = BitReader.plain(units.body(), units.offset(), units.unitEnd());
        int type = metadata.leb128();
        if (type >= AV1_FIRST_PRIVATE && type <= AV1_LAST_PRIVATE) {
          found = UserDataTimecode.micros(metadata);
        }
      }
    }
    return found;
  }

  private static long inSei(BitReader sei) {
    long found = NO_TIMECODE;
    while (found == NO_TIMECODE && !sei.atEnd() && !sei.overrun()) {
      long type = ffCoded(sei);
      long size = ffCoded(sei);
      long end = sei.position() + size * 8;
      if (type == USER_DATA_UNREGISTERED) {
        found = UserDataTimecode.micros(sei);
      }
      sei.skip(end - sei.position());
    }
    return found;
  }

  private static long ffCoded(BitReader sei) {
    long value = 0;
    int next = 0xFF;
    while (next == 0xFF && !sei.overrun()) {
      next = sei.bits(8);
      value += next;
    }
    return value;
  }
}
