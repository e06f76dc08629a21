package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/** The held frames of one track, oldest first: a ring with access by index. */
final class FrameQueue<P> {

  /** What a held frame costs besides its media. */
  static final int FRAME_BYTES = 256;

  private static final int INITIAL = 64;

  private @Nullable Frame<P>[] ring = ring(INITIAL);
  private int head;
  private int size;
  private long bytes;
  private int keyframes;

  @SuppressWarnings("unchecked")
  private static <P> @Nullable Frame<P>[] ring(int length) {
    return (@Nullable Frame<P>[]) new Frame<?>[length];
  }

  void add(Frame<P> frame) {
    if (size == ring.length) {
      @Nullable Frame<P>[] wider = ring(size * 2);
      int tail = ring.length - head;
      System.arraycopy(ring, head, wider, 0, tail);
      System.arraycopy(ring, 0, wider, tail, head);
      ring = wider;
      head = 0;
    }
    ring[(head + size) & (ring.length - 1)] = frame;
    size++;
    bytes += frame.bytes() + FRAME_BYTES;
    keyframes += frame.isKeyframe() ? 1 : 0;
  }

  Frame<P> get(int index) {
    Frame<P> frame = index < size ? ring[(head + index) & (ring.length - 1)] : null;
    if (frame == null) {
      throw new IndexOutOfBoundsException("frame " + index + " of " + size);
    }
    return frame;
  }

  @Nullable Frame<P> peek() {
    return size == 0 ? null : get(0);
  }

  Frame<P> poll() {
    Frame<P> frame = get(0);
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    bytes -= frame.bytes() + FRAME_BYTES;
    keyframes -= frame.isKeyframe() ? 1 : 0;
    if (size == 0 && ring.length > INITIAL * 16) {
      ring = ring(INITIAL);
      head = 0;
    }
    return frame;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** What all of it takes up, in bytes. */
  long bytes() {
    return bytes;
  }

  int keyframes() {
    return keyframes;
  }

  /** The first keyframe at or after an index, or -1. */
  int keyframeFrom(int index) {
    for (int i = index; keyframes > 0 && i < size; i++) {
      if (get(i).isKeyframe()) {
        return i;
      }
    }
    return -1;
  }
}
