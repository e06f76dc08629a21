package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.demo.ServerEnd;
import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.socket.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection of a {@link NumberedDestination}, and what came over it. Readable by any thread.
 */
public final class RecordingConnection extends ServerEnd {
  private final ProgrammeClock clock;
  private final FrameReader frames = new FrameReader();
  private final List<Received> messages = new ArrayList<>();
  private final AtomicInteger publishes = new AtomicInteger();
  private volatile boolean unpublished;
  private volatile boolean closed;

  RecordingConnection(Channel channel, ProgrammeClock clock) {
    super(channel);
    this.clock = clock;
  }

  /** What has come so far. */
  public Recording recording() {
    synchronized (messages) {
      return new Recording(messages);
    }
  }

  /** How many messages have come so far. */
  public int size() {
    synchronized (messages) {
      return messages.size();
    }
  }

  /** How many publishes were asked for. */
  public int publishes() {
    return publishes.get();
  }

  /** Whether the publisher has said that the stream is over. */
  public boolean isUnpublished() {
    return unpublished;
  }

  /** Whether the connection is gone. */
  public boolean isClosed() {
    return closed;
  }

  /** Ends the connection with an RST. */
  public void reset() {
    new Wire(channel()).reset();
  }

  /** Whether what the publisher sends is taken from the socket. */
  public void read(boolean on) {
    new Wire(channel()).read(on);
  }

  @Override
  protected void published() {
    publishes.incrementAndGet();
  }

  @Override
  protected void unpublished() {
    unpublished = true;
  }

  @Override
  protected void received(Track track, long dtsMillis, ByteBuf payload) {
    Frame<ByteBuf> frame = frames.read(track, dtsMillis, clock.micros(), payload);
    if (frame != null) {
      Received message = Received.of(frame);
      frame.payload().release();
      synchronized (messages) {
        messages.add(message);
      }
    }
  }

  @Override
  protected void closed() {
    super.closed();
    closed = true;
  }
}
