package io.backupstream.ingest.push;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one destination, bounded by bytes and by age.
 *
 * <p>Past a bound everything up to the newest keyframe is dropped, or up to the next one to come: a
 * slow destination catches up at once, misses whole GOPs, and decodes what it gets. Headers are
 * never dropped, only replaced by newer ones of their slot. The frames that lead a keyframe are
 * dropped where what they refer to was.
 */
final class PushQueue implements AutoCloseable {
  private final long mostBytes;
  private final long mostMillis;
  private final Drops drops;
  private final CutPoints cutPoints = new CutPoints();
  private final Map<String, QueuedFrame> headersAhead = new LinkedHashMap<>();
  private final ArrayDeque<QueuedFrame> frames = new ArrayDeque<>();
  private long bytes;
  private boolean gap = true;
  private boolean dropsToCut = true;
  private boolean dropsLeading;

  /** Hears what a destination misses. */
  interface Drops {
    void dropped(int frames, long bytes);
  }

  /**
   * @param mostMillis how far the newest may be from the oldest frame, on the output timeline
   */
  PushQueue(long mostBytes, long mostMillis, Drops drops) {
    this.mostBytes = mostBytes;
    this.mostMillis = mostMillis;
    this.drops = drops;
  }

  /** Queues a frame that the destination wants, and retains it unless it is dropped at once. */
  void add(Frame<ByteBuf> frame, long timelineMillis, long nowMicros) {
    boolean cut = cutPoints.isCut(frame, timelineMillis);
    QueuedFrame queued = new QueuedFrame(frame, timelineMillis, nowMicros, cut);
    if (frame.kind() == Kind.HEADER) {
      addHeader(queued);
      return;
    }
    dropsToCut &= !cut;
    if (dropsToCut) {
      drops.dropped(1, frame.bytes());
      return;
    }
    frame.payload().retain();
    frames.add(queued);
    bytes += frame.bytes();
    while (isOverfull(timelineMillis)) {
      dropToNewestCut();
    }
  }

  /** Takes note of a frame while the destination wants no media: a header is kept, and retained. */
  void passBy(Frame<ByteBuf> frame, long timelineMillis, long nowMicros) {
    boolean cut = cutPoints.isCut(frame, timelineMillis);
    if (frame.kind() == Kind.HEADER) {
      addHeader(new QueuedFrame(frame, timelineMillis, nowMicros, cut));
    }
  }

  /** Takes the next frame, whose reference goes to the caller; null if none waits. */
  @Nullable QueuedFrame poll() {
    QueuedFrame header = pollHeader();
    if (header != null) {
      return header;
    }
    for (QueuedFrame next = frames.poll(); next != null; next = frames.poll()) {
      bytes -= next.frame().bytes();
      if (!refersToDropped(next)) {
        return next;
      }
      drop(next);
    }
    return null;
  }

  /** Takes the next header that stands before all media; null if media or nothing comes next. */
  @Nullable QueuedFrame pollHeader() {
    Iterator<QueuedFrame> headers = headersAhead.values().iterator();
    if (!headers.hasNext()) {
      return null;
    }
    QueuedFrame first = headers.next();
    headers.remove();
    return first;
  }

  /** Shows what waits longest; null if nothing waits. */
  @Nullable QueuedFrame peek() {
    Iterator<QueuedFrame> headers = headersAhead.values().iterator();
    return headers.hasNext() ? headers.next() : frames.peek();
  }

  /** Whether media waits. */
  boolean hasMedia() {
    return !frames.isEmpty();
  }

  /** The connection was lost: what waits is kept from the first frame on at which one may start. */
  void restartAtCut() {
    while (!frames.isEmpty() && !frames.element().cut()) {
      dropFirst();
    }
    gap = true;
    dropsToCut = frames.isEmpty();
  }

  /** Releases all media, uncounted: the destination is no longer sent to. Headers stay. */
  void clearMedia() {
    for (QueuedFrame next = frames.poll(); next != null; next = frames.poll()) {
      if (next.frame().kind() == Kind.HEADER) {
        keepAhead(next);
      } else {
        next.release();
      }
    }
    bytes = 0;
    gap = true;
    dropsToCut = true;
  }

  /** Releases all that waits. */
  @Override
  public void close() {
    clearMedia();
    headersAhead.values().forEach(QueuedFrame::release);
    headersAhead.clear();
  }

  private boolean isOverfull(long newestMillis) {
    return !frames.isEmpty()
        && (bytes > mostBytes || newestMillis - frames.element().timelineMillis() > mostMillis);
  }

  private void dropToNewestCut() {
    int keep = 0;
    int behind = 0;
    for (QueuedFrame queued : frames) {
      behind++;
      if (queued.cut() && behind > 1) {
        keep = frames.size() - behind + 1;
      }
    }
    while (frames.size() > keep) {
      dropFirst();
    }
    gap = true;
    dropsToCut = frames.isEmpty();
  }

  private void dropFirst() {
    QueuedFrame first = frames.remove();
    bytes -= first.frame().bytes();
    if (first.frame().kind() == Kind.HEADER) {
      keepAhead(first);
    } else {
      drop(first);
    }
  }

  private void drop(QueuedFrame dropped) {
    drops.dropped(1, dropped.frame().bytes());
    dropped.release();
  }

  private boolean refersToDropped(QueuedFrame next) {
    return switch (next.frame().kind()) {
      case KEYFRAME -> {
        dropsLeading = gap;
        gap = false;
        yield false;
      }
      case LEADING -> gap || dropsLeading;
      case RECOVERY_POINT -> {
        gap &= !next.cut();
        yield gap;
      }
      case DELTA -> gap && next.frame().track() == Track.VIDEO;
      case HEADER -> false;
    };
  }

  private void addHeader(QueuedFrame header) {
    header.frame().payload().retain();
    if (frames.isEmpty()) {
      keepAhead(header);
    } else {
      frames.add(header);
      bytes += header.frame().bytes();
    }
  }

  private void keepAhead(QueuedFrame header) {
    QueuedFrame older = headersAhead.put(header.frame().slot(), header);
    if (older != null) {
      older.release();
    }
  }
}
