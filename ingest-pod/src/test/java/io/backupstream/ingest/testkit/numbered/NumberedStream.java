package io.backupstream.ingest.testkit.numbered;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What one publish of an encoder sends, message by message, for ever. Pure: it tells when each
 * departs, and sends nothing.
 */
public final class NumberedStream {
  private static final int HEADER_BYTES = 100;

  private final EncoderSettings settings;
  private final Queue<NumberedFrame> headers = new ArrayDeque<>();
  private final PictureTrack pictures;
  private final SoundTrack sounds;
  private final Random jitter;
  private long shiftMillis;
  private long lastDueMicros;

  /**
   * Starts an encoder: its first picture, a keyframe, is the programme's first from then on.
   *
   * @param startMicros in the programme's time
   */
  public NumberedStream(EncoderSettings settings, long startMicros) {
    Programme programme = settings.programme();
    long firstPicture = programme.pictureAt(startMicros);
    if (programme.pictureMicros(firstPicture) < startMicros) {
      firstPicture++;
    }
    EncoderClock clock = new EncoderClock(settings, programme.pictureMicros(firstPicture));
    this.settings = settings;
    this.pictures = new PictureTrack(settings, clock);
    this.sounds = new SoundTrack(settings, clock);
    this.jitter = new Random(settings.source() + startMicros);
    this.lastDueMicros = startMicros;
    addHeaders();
  }

  private void addHeaders() {
    addHeader(Track.DATA, "onMetaData", () -> MetadataBody.of(settings));
    if (settings.video()) {
      VideoBodies bodies = VideoBodies.of(settings);
      addHeader(Track.VIDEO, "video/0/config", bodies::header);
    }
    if (settings.audio()) {
      addHeader(Track.AUDIO, "audio/0/config", AacBodies::header);
    }
  }

  private void addHeader(Track track, String slot, Supplier<byte[]> coding) {
    headers.add(
        new NumberedFrame(
            track,
            Kind.HEADER,
            slot,
            settings.firstDtsMillis(),
            0,
            lastDueMicros,
            NumberedFrame.HEADER_NUMBER,
            Frame.NO_TIMECODE,
            HEADER_BYTES,
            coding));
  }

  /** The next message. */
  public NumberedFrame next() {
    NumberedFrame header = headers.poll();
    if (header != null) {
      return header;
    }
    NumberedFrame media = soundIsNext() ? sounds.next() : pictures.next();
    long late = settings.jitterMicros() == 0 ? 0 : jitter.nextLong(settings.jitterMicros());
    lastDueMicros = Math.max(lastDueMicros, media.dueMicros() + late);
    return new NumberedFrame(
        media.track(),
        media.kind(),
        media.slot(),
        media.dtsMillis() + shiftMillis,
        media.ctsMillis(),
        lastDueMicros,
        media.number(),
        media.timecodeMicros(),
        media.bytes(),
        media.coding());
  }

  private boolean soundIsNext() {
    return settings.audio()
        && (!settings.video() || sounds.nextDtsMicros() < pictures.nextDtsMicros());
  }

  /** A fault: from the next message on, timestamps are off by this much more. */
  public void jumpTimestamps(long millis) {
    shiftMillis += millis;
  }
}
