package io.backupstream.ingest.testkit.numbered;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;

/** The audio frames of one publish. */
final class SoundTrack {
  private final EncoderSettings settings;
  private final EncoderClock clock;
  private final long firstOwnMicros;
  private long index;

  SoundTrack(EncoderSettings settings, EncoderClock clock) {
    Programme programme = settings.programme();
    long first = programme.soundAt(clock.startMicros());
    if (programme.soundMicros(first) < clock.startMicros()) {
      first++;
    }
    this.settings = settings;
    this.clock = clock;
    this.firstOwnMicros = programme.soundMicros(first) - clock.startMicros();
  }

  /** As late as the pictures that sound with it are presented. */
  long nextDtsMicros() {
    return ownMicros() + clock.reorderMicros();
  }

  private long ownMicros() {
    return firstOwnMicros + settings.programme().soundMicros(index);
  }

  NumberedFrame next() {
    long number = settings.programme().soundAt(clock.instantMicros(ownMicros()));
    long dtsMicros = nextDtsMicros();
    index++;
    return new NumberedFrame(
        Track.AUDIO,
        Kind.DELTA,
        "",
        clock.dtsMillis(dtsMicros),
        0,
        clock.dueMicros(dtsMicros),
        number,
        Frame.NO_TIMECODE,
        AacBodies.FRAME_BYTES,
        () -> AacBodies.frame(new Mark(settings.source(), number)));
  }
}
