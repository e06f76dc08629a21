package io.backupstream.ingest.testkit.numbered;

/** Makes the message bodies of one video codec. */
sealed interface VideoBodies permits AvcBodies, HevcBodies, Av1Bodies {
  /** The sequence header. */
  byte[] header();

  /**
   * One picture.
   *
   * @param bytes about how large; never smaller than what the picture needs
   */
  byte[] picture(Content content, int ctsMillis, int bytes);

  /**
   * What a picture carries.
   *
   * @param referenceIndex how many pictures of its GOP that others refer to came before it
   */
  @SuppressWarnings("ArrayRecordComponent") // bodies are compared nowhere
  record Content(CodedPicture picture, int referenceIndex, Mark mark, byte[] timeCode) {}

  static VideoBodies of(EncoderSettings settings) {
    return switch (settings.codec()) {
      case AVC -> new AvcBodies(settings);
      case HEVC -> new HevcBodies();
      case AV1 -> new Av1Bodies();
    };
  }
}
