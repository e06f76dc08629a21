package io.backupstream.ingest.media;

/**
 * What an audio track's configuration, or its first frame, says of its sound.
 *
 * @param profile as people name it: "LC", "HE-AAC"; empty where the codec has none
 * @param sampleRate hertz as heard (with spectral band replication the doubled one), 0 if not
 *     stated
 * @param channels 0 if not stated
 * @param frameSamples samples of one message at {@code sampleRate}, 0 if that differs from message
 *     to message or is not known
 */
public record AudioFormat(
    AudioCodec codec, String profile, int sampleRate, int channels, int frameSamples) {

  /** How long one message lasts, in microseconds; 0 if not known. */
  public long frameMicros() {
    return sampleRate == 0 ? 0 : frameSamples * 1_000_000L / sampleRate;
  }

  static AudioFormat ofCodecAlone(AudioCodec codec) {
    return new AudioFormat(codec, "", 0, 0, 0);
  }
}
