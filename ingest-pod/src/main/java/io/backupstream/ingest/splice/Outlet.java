package io.backupstream.ingest.splice;

/**
 * Where the spliced stream leaves.
 *
 * @param <P> the payload's type
 */
public interface Outlet<P> {

  /**
   * One message of the output, in order.
   *
   * @param frame lent for the length of the call
   * @param timestampMillis decoding time on the output timeline: never goes back, and rises
   *     strictly within a track
   */
  void send(Frame<P> frame, long timestampMillis);

  /** The splice has no more use for this frame, whether it was sent or not. */
  void release(Frame<P> frame);

  /** Another source is on air, and its first picture (or sound, if it has no pictures) has left. */
  void spliced(Splice<P> splice);
}
