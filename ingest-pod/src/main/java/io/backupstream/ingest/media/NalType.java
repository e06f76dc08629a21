package io.backupstream.ingest.media;

/** NAL unit types that matter to a splice (H.264 table 7-1, HEVC table 7-1). */
final class NalType {

  static final int H264_SLICE = 1;
  static final int H264_IDR = 5;
  static final int H264_SEI = 6;
  static final int H264_SPS = 7;

  static final int HEVC_RASL_N = 8;
  static final int HEVC_RASL_R = 9;
  static final int HEVC_IDR_W_RADL = 19;
  static final int HEVC_CRA = 21;
  static final int HEVC_LAST_PICTURE = 31;
  static final int HEVC_SPS = 33;
  static final int HEVC_PREFIX_SEI = 39;
  static final int HEVC_SUFFIX_SEI = 40;

  private NalType() {}

  static int h264(int firstByte) {
    return firstByte & 0x1F;
  }

  static int hevc(int firstByte) {
    return firstByte >> 1 & 0x3F;
  }
}
