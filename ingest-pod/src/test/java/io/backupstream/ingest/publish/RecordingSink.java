package io.backupstream.ingest.publish;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes down what a publish brings, one line each; readable from any thread. */
final class RecordingSink implements PublishSink {

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Publication> publication = new AtomicReference<>();

  private boolean pausesAtStart;

  /** From here on it stops reading from whoever comes. */
  void pausesAtStart() {
    pausesAtStart = true;
  }

  @Override
  public void started(Publication started, long nowMicros) {
    publication.set(started);
    events.add("started");
    if (pausesAtStart) {
      started.pauseReading();
    }
  }

  @Override
  public void frame(Frame<ByteBuf> frame) {
    events.add(
        "%s %s %d %s"
            .formatted(
                frame.track(),
                frame.slot().isEmpty() ? frame.kind() : frame.slot(),
                frame.dtsMillis(),
                ByteBufUtil.hexDump(frame.payload())));
    frame.payload().release();
  }

  @Override
  public void batchEnded(long nowMicros) {
    // says nothing of what came
  }

  @Override
  public void ended(EndReason reason, long nowMicros) {
    events.add("ended " + reason);
  }

  /** All so far. */
  List<String> events() {
    return List.copyOf(events);
  }

  Publication publication() {
    Publication running = publication.get();
    if (running == null) {
      throw new IllegalStateException("nothing publishes here");
    }
    return running;
  }
}
