package io.backupstream.ingest.splice;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one publish has delivered: its held frames, its clock, its rhythm, its headers.
 *
 * <p>A new publish is a new feed, also of the same encoder. Made by {@link Splicer#open}; all
 * changes go through the splicer.
 *
 * @param <P> the payload's type
 */
public final class Feed<P> {

  private static final int TIMECODES = 5;

  private final String source;
  private final long openedMicros;
  private final Timestamps timestamps = new Timestamps();
  private final OffsetClock clock = new OffsetClock();
  private final Cadence video = new Cadence();
  private final Cadence audio = new Cadence();
  private final FrameQueue<P> videoQueue = new FrameQueue<>();
  private final FrameQueue<P> audioQueue = new FrameQueue<>();
  private final FrameQueue<P> dataQueue = new FrameQueue<>();
  private final Map<String, Frame<P>> headers = new LinkedHashMap<>();
  private final long[] timecodeOffsets = new long[TIMECODES];
  private long timecodes;
  private boolean videoAnnounced;
  private boolean open = true;
  private long alignMillis;
  private long lastVideoMicros;
  private long lastAudioMicros;

  Feed(String source, long openedMicros, long alignMillis) {
    this.source = source;
    this.openedMicros = openedMicros;
    this.alignMillis = alignMillis;
    this.lastVideoMicros = openedMicros;
    this.lastAudioMicros = openedMicros;
  }

  /** Takes a frame whose timestamp is still as the encoder sent it. */
  void add(Frame<P> raw) {
    Frame<P> frame = onOwnTimeline(raw);
    queue(frame.track()).add(frame);
    videoAnnounced |= frame.track() == Track.VIDEO;
    if (!frame.isMedia()) {
      return;
    }
    clock.arrived(frame.dtsMillis(), frame.arrivalMicros());
    if (frame.track() == Track.VIDEO) {
      video.frame(frame);
      lastVideoMicros = frame.arrivalMicros();
      rememberTimecode(frame);
    } else {
      audio.frame(frame);
      lastAudioMicros = frame.arrivalMicros();
    }
  }

  // headers and script data often carry 0 or a clock of their own: they belong where they arrive
  private Frame<P> onOwnTimeline(Frame<P> raw) {
    long dts = raw.isMedia() ? unwrap(raw) : timestamps.nearest(raw.dtsMillis(), raw.isHeader());
    return dts == raw.dtsMillis()
        ? raw
        : new Frame<>(
            raw.track(),
            raw.kind(),
            raw.slot(),
            dts,
            raw.ctsMillis(),
            raw.arrivalMicros(),
            raw.timecodeMicros(),
            raw.bytes(),
            raw.payload());
  }

  private long unwrap(Frame<P> raw) {
    long expected = Math.floorDiv(raw.arrivalMicros() - clock.value(), 1_000L);
    return timestamps.unwrap(raw.dtsMillis(), expected);
  }

  private void rememberTimecode(Frame<P> frame) {
    if (frame.timecodeMicros() != Frame.NO_TIMECODE) {
      long offset = Math.floorDiv(frame.timecodeMicros(), 1_000L) - frame.ptsMillis();
      timecodeOffsets[(int) (timecodes++ % TIMECODES)] = offset;
    }
  }

  FrameQueue<P> queue(Track track) {
    return switch (track) {
      case VIDEO -> videoQueue;
      case AUDIO -> audioQueue;
      case DATA -> dataQueue;
    };
  }

  /** Gives the oldest frame of a track up; a header stays until another of its slot replaces it. */
  void drop(Track track, Outlet<P> outlet) {
    Frame<P> frame = queue(track).poll();
    Frame<P> unused = frame.isHeader() ? headers.put(frame.slot(), frame) : frame;
    if (unused != null) {
      outlet.release(unused);
    }
  }

  /** The headers in force at the head of the queues. */
  Collection<Frame<P>> headers() {
    return headers.values();
  }

  void close() {
    open = false;
  }

  /** Gives everything back. */
  void releaseAll(Outlet<P> outlet) {
    for (Track track : Track.values()) {
      FrameQueue<P> queue = queue(track);
      while (!queue.isEmpty()) {
        outlet.release(queue.poll());
      }
    }
    headers.values().forEach(outlet::release);
    headers.clear();
  }

  OffsetClock clock() {
    return clock;
  }

  Cadence cadence(Track track) {
    return track == Track.VIDEO ? video : audio;
  }

  /** When a frame leaves, if it is not late. */
  long dueMicros(Frame<P> frame, long holdMicros) {
    return dueAtMicros(frame.dtsMillis(), holdMicros);
  }

  long dueAtMicros(long dtsMillis, long holdMicros) {
    return (dtsMillis + alignMillis) * 1_000 + clock.value() + holdMicros;
  }

  long alignMillis() {
    return alignMillis;
  }

  void align(long millis) {
    alignMillis = millis;
  }

  /** Programme time less presentation time as the newest time codes say, in milliseconds. */
  @Nullable Long timecodeOffset() {
    if (timecodes == 0) {
      return null;
    }
    int known = (int) Math.min(timecodes, TIMECODES);
    long[] sorted = Arrays.copyOf(timecodeOffsets, known);
    Arrays.sort(sorted);
    return sorted[known / 2];
  }

  /** Which of the sources it is of. */
  public String source() {
    return source;
  }

  /** Whether its encoder still publishes. */
  public boolean isOpen() {
    return open;
  }

  public long openedMicros() {
    return openedMicros;
  }

  /** When the newest picture was complete; the time of opening before the first. */
  public long lastVideoMicros() {
    return lastVideoMicros;
  }

  /** When the newest sound was complete; the time of opening before the first. */
  public long lastAudioMicros() {
    return lastAudioMicros;
  }

  public boolean hasVideo() {
    return video.frames() > 0;
  }

  /** Whether a picture or a video header has been seen. */
  public boolean announcesVideo() {
    return videoAnnounced;
  }

  public boolean hasAudio() {
    return audio.frames() > 0;
  }

  /** Whether a picture is held at which the output could be cut. */
  public boolean holdsKeyframe() {
    return videoQueue.keyframes() > 0;
  }

  /** Milliseconds from picture to picture; 0 while unknown. */
  public double videoIntervalMillis() {
    return video.intervalMillis();
  }

  /** Pictures that {@link #videoIntervalMillis} was measured over. */
  public long videoMeasuredOver() {
    return video.measuredOver();
  }

  /** Milliseconds from sound frame to sound frame; 0 while unknown. */
  public double audioIntervalMillis() {
    return audio.intervalMillis();
  }

  /** The longest recent keyframe interval in milliseconds; 0 before the first keyframe. */
  public long keyframeIntervalMillis() {
    return video.keyframeIntervalMillis();
  }

  /** Keyframes seen so far. */
  public long keyframes() {
    return video.keyframes();
  }

  /** Whether its GOPs are open: a cut at a keyframe loses the pictures that lead it. */
  public boolean hasOpenGops() {
    return video.leads();
  }

  /** Whether its encoder begins GOPs with pictures at which no decoder can start. */
  public boolean hasRecoveryPoints() {
    return video.recovers();
  }

  /** How many pictures may be decoded ahead of their presentation. */
  public int reorderDepth() {
    return video.reorderDepth();
  }

  /** How far the newest frame came behind this feed's own clock, in microseconds. */
  public long lagMicros() {
    return clock.lag();
  }

  /** How far the offset moved in the last two seconds, in microseconds. */
  public long offsetMovedMicros() {
    return clock.moved();
  }

  /** Bytes of payload held. */
  public long heldBytes() {
    return videoQueue.bytes() + audioQueue.bytes() + dataQueue.bytes();
  }

  /** Jumps of the encoder's own timestamps that were re-based. */
  public int timestampJumps() {
    return timestamps.jumps();
  }
}
