package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.message.Acknowledgement;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.message.SetPeerBandwidth;
import io.backupstream.ingest.rtmp.message.UserControl;
import io.backupstream.ingest.rtmp.message.WindowAcknowledgementSize;
import org.jspecify.annotations.Nullable;

/**
 * What either end owes its peer whatever else goes on: acknowledgements in time, a pong for a ping,
 * a window when asked for one. We never wait for the peer's own acknowledgements: OBS reads nothing
 * once it publishes, and YouTube's repeat a fixed step.
 */
final class FlowControl {

  /**
   * We acknowledge at the latest each so many bytes: half of the window that nginx and FMS assume,
   * for peers that announce none or a larger one.
   */
  static final int MAX_ACKNOWLEDGE_EACH_BYTES = 2_500_000;

  private long receivedBytes;
  private long acknowledgedBytes;
  private long acknowledgeEachBytes = MAX_ACKNOWLEDGE_EACH_BYTES;
  private int announcedWindowBytes;

  /** Counts what came from the socket; the acknowledgement if one is due. */
  @Nullable Message received(int bytes) {
    receivedBytes += bytes;
    if (receivedBytes - acknowledgedBytes < acknowledgeEachBytes) {
      return null;
    }
    acknowledgedBytes = receivedBytes;
    return new Acknowledgement((int) receivedBytes);
  }

  /** The answer that a control message asks for, if any. */
  @Nullable Message answer(Message control) {
    return switch (control) {
      case WindowAcknowledgementSize(int bytes) -> {
        long half = Integer.toUnsignedLong(bytes) / 2;
        acknowledgeEachBytes = Math.clamp(half, 1, MAX_ACKNOWLEDGE_EACH_BYTES);
        yield null;
      }
      case SetPeerBandwidth(int bytes, _) when bytes != announcedWindowBytes -> announce(bytes);
      case UserControl(int event, int value) when event == UserControl.PING_REQUEST ->
          UserControl.pingResponse(value);
      default -> null;
    };
  }

  /** Our own window, from here on. */
  Message announce(int windowBytes) {
    announcedWindowBytes = windowBytes;
    return new WindowAcknowledgementSize(windowBytes);
  }
}
