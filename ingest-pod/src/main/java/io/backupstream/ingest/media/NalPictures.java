package io.backupstream.ingest.media;

import io.backupstream.ingest.splice.Kind;

/** Tells which kind of picture the NAL units of a coded frame are. */
final class NalPictures {

  private NalPictures() {}

  /**
   * H.264: only an IDR picture is a keyframe. Encoders also flag intra pictures with a recovery
   * point (open GOP, periodic intra refresh), after which pictures may refer to what was before.
   *
   * @param units of a picture with the key flag
   */
  static Kind h264(NalUnits units) {
    while (units.next()) {
      int type = NalType.h264(units.firstByte());
      if (type >= NalType.H264_SLICE && type <= NalType.H264_IDR) {
        return type == NalType.H264_IDR ? Kind.KEYFRAME : Kind.RECOVERY_POINT;
      }
    }
    return Kind.DELTA;
  }

  /**
   * HEVC: IDR and CRA are keyframes, the RASL pictures that follow a CRA are leading ones. BLA (16
   * to 18) comes out of splicers, never out of an encoder; a cut there is not taken.
   */
  static Kind hevc(NalUnits units) {
    while (units.next()) {
      int type = NalType.hevc(units.firstByte());
      if (type > NalType.HEVC_LAST_PICTURE) {
        continue;
      }
      if (type >= NalType.HEVC_IDR_W_RADL && type <= NalType.HEVC_CRA) {
        return Kind.KEYFRAME;
      }
      return type == NalType.HEVC_RASL_N || type == NalType.HEVC_RASL_R ? Kind.LEADING : Kind.DELTA;
    }
    return Kind.DELTA;
  }
}
