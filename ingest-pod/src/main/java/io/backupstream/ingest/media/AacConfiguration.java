package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** AudioSpecificConfig of AAC (ISO/IEC 14496-3, 1.6.2.1 and 4.4.1). */
final class AacConfiguration {

  private static final int[] SAMPLE_RATES = {
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
  };
  private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 24, 8};
  private static final int EXPLICIT_RATE = 15;
  private static final int MAIN = 1;
  private static final int LC = 2;
  private static final int SBR = 5;
  private static final int LOW_DELAY = 23;
  private static final int PARAMETRIC_STEREO = 29;
  private static final int ENHANCED_LOW_DELAY = 39;
  private static final int ESCAPE = 31;
  private static final int SBR_SYNC = 0x2b7;
  private static final int PARAMETRIC_STEREO_SYNC = 0x548;

  private final BitReader bits;
  private int sampleRate;
  private int coreRate;
  private int channels;
  private boolean bandReplication;
  private boolean parametricStereo;

  private AacConfiguration(BitReader bits) {
    this.bits = bits;
  }

  static @Nullable AudioFormat parse(ByteBuf body, int offset, int end) {
    return new AacConfiguration(BitReader.plain(body, offset, end)).read();
  }

  private @Nullable AudioFormat read() {
    int objectType = objectType();
    coreRate = rate();
    sampleRate = coreRate;
    channels = channelCount(bits.bits(4));
    if (objectType == SBR || objectType == PARAMETRIC_STEREO) {
      bandReplication = true;
      parametricStereo = objectType == PARAMETRIC_STEREO;
      sampleRate = rate();
      objectType = objectType();
    }
    int frameLength = frameLength(objectType);
    if (bits.overrun()) {
      return null;
    }
    boolean plainLayout = channels > 0;
    if (!bandReplication && plainLayout) {
      extension();
    }
    int samples = coreRate == 0 ? 0 : (int) ((long) frameLength * sampleRate / coreRate);
    int heard = parametricStereo && channels == 1 ? 2 : channels;
    return new AudioFormat(AudioCodec.AAC, profile(objectType), sampleRate, heard, samples);
  }

  private int objectType() {
    int type = bits.bits(5);
    return type == ESCAPE ? 32 + bits.bits(6) : type;
  }

  private int rate() {
    int index = bits.bits(4);
    if (index == EXPLICIT_RATE) {
      return bits.bits(24);
    }
    return index < SAMPLE_RATES.length ? SAMPLE_RATES[index] : 0;
  }

  private static int channelCount(int configuration) {
    return configuration < CHANNELS.length ? CHANNELS[configuration] : 0;
  }

  private int frameLength(int objectType) {
    boolean shorter = bits.flag();
    return switch (objectType) {
      case LOW_DELAY, ENHANCED_LOW_DELAY -> shorter ? 480 : 512;
      default -> shorter ? 960 : 1024;
    };
  }

  /** Band replication told behind the configuration, where old decoders do not look (1.6.6). */
  private void extension() {
    boolean dependsOnCore = bits.flag();
    if (dependsOnCore) {
      bits.skip(14);
    }
    bits.flag();
    if (bits.bits(11) != SBR_SYNC || objectType() != SBR || !bits.flag()) {
      return;
    }
    int extendedRate = rate();
    if (bits.overrun()) {
      return;
    }
    bandReplication = true;
    sampleRate = extendedRate;
    parametricStereo = bits.bits(11) == PARAMETRIC_STEREO_SYNC && bits.flag() && !bits.overrun();
  }

  private String profile(int objectType) {
    if (bandReplication) {
      return parametricStereo ? "HE-AAC v2" : "HE-AAC";
    }
    return switch (objectType) {
      case MAIN -> "Main";
      case LC -> "LC";
      case LOW_DELAY -> "LD";
      case ENHANCED_LOW_DELAY -> "ELD";
      default -> "object type " + objectType;
    };
  }
}
