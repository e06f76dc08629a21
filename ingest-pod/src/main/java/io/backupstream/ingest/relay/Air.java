package io.backupstream.ingest.relay;

import io.backupstream.api.status.SwitchReasons;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What leaves a relay: media to its destinations, switches to its ledger and whoever listens. */
final class Air implements Conductor.Stage<ByteBuf> {

  private final Destinations destinations;
  private final Ledger ledger;
  private final RelayListener listener;
  private final StreamId stream;
  private final BooleanSupplier eventIsOver;

  /**
   * @param eventIsOver whether destinations that are let go now are so for good
   */
  Air(
      Destinations destinations,
      Ledger ledger,
      RelayListener listener,
      StreamId stream,
      BooleanSupplier eventIsOver) {
    this.destinations = destinations;
    this.ledger = ledger;
    this.listener = listener;
    this.stream = stream;
    this.eventIsOver = eventIsOver;
  }

  @Override
  public void send(Frame<ByteBuf> frame, long timestampMillis) {
    destinations.offer(frame, timestampMillis);
  }

  @Override
  public void release(Frame<ByteBuf> frame) {
    frame.payload().release();
  }

  @Override
  public void switched(SwitchLine line) {
    listener.switched(ledger.write(line, stream));
  }

  @Override
  public void letGo(AirEnd end, boolean unpublish) {
    destinations.stop(unpublish || eventIsOver.getAsBoolean());
    tellEnd(end, SwitchReasons.HOLD_EXPIRED);
  }

  /** A true stop, or a start that was put off, ended an event, if one was running. */
  void stopped(@Nullable AirEnd end) {
    if (end != null) {
      tellEnd(end, SwitchReasons.STOPPED);
    }
  }

  private void tellEnd(AirEnd end, String reason) {
    listener.switched(ledger.writeEnd(end, reason, stream));
  }
}
