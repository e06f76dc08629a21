package io.backupstream.ingest.testkit.numbered;

/** Turns an encoder's own time, micros since its first picture, into the programme's time. */
record EncoderClock(EncoderSettings settings, long startMicros) {
  private static final long MILLION = 1_000_000;

  /** When the encoder's clock shows {@code ownMicros}. */
  long instantMicros(long ownMicros) {
    long ppm = settings.driftPpm();
    long period = MILLION + ppm;
    long ahead = ownMicros / period * ppm + ownMicros % period * ppm / period;
    return startMicros + ownMicros - ahead;
  }

  /** When what has this decoding time departs. */
  long dueMicros(long dtsMicros) {
    long encodeMicros = settings.programme().pictureMicros(settings.bFrames());
    return instantMicros(dtsMicros + encodeMicros) + settings.delayMicros();
  }

  /** From decoding to presentation, so that no picture is shown before it is decoded. */
  long reorderMicros() {
    return settings.programme().pictureMicros(CodedPicture.reorderDepth(settings.bFrames()));
  }

  /** A timestamp. */
  long dtsMillis(long dtsMicros) {
    return settings.firstDtsMillis() + Math.floorDiv(dtsMicros + 500, 1000);
  }
}
