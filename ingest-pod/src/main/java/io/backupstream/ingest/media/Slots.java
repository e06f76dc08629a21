package io.backupstream.ingest.media;

/**
 * Names of headers by role and track, never by codec: a new codec's header takes the old one's
 * place.
 */
final class Slots {

  private static final String VIDEO_CONFIG = "video/0/config";
  private static final String VIDEO_METADATA = "video/0/metadata";
  private static final String AUDIO_CONFIG = "audio/0/config";
  private static final String AUDIO_CHANNELS = "audio/0/channels";

  private Slots() {}

  static String videoConfig(int trackId) {
    return trackId == 0 ? VIDEO_CONFIG : "video/" + trackId + "/config";
  }

  static String videoMetadata(int trackId) {
    return trackId == 0 ? VIDEO_METADATA : "video/" + trackId + "/metadata";
  }

  static String audioConfig(int trackId) {
    return trackId == 0 ? AUDIO_CONFIG : "audio/" + trackId + "/config";
  }

  static String audioChannels(int trackId) {
    return trackId == 0 ? AUDIO_CHANNELS : "audio/" + trackId + "/channels";
  }
}
