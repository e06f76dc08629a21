package io.backupstream.ingest.manifest;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads manifests, and reads them anew whenever they change, until it is closed.
 *
 * <p>The file system tells of changes where it can; all files are looked at each second besides,
 * since it does not tell of those behind a link or on a network. A change counts once two looks in
 * a row have found the same, so that a file that is being written is not taken for the whole.
 *
 * <p>{@link #read} belongs to the thread that starts the watch. From {@link #start} on, readings go
 * to the listener on a daemon thread of the watch's own, one at a time.
 */
public final class ManifestWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ManifestWatch.class);
  private static final long POLL_MILLIS = 1000;
  private static final long SETTLE_MILLIS = 50;

  private final ManifestSource source;
  private Contents taken;
  private @Nullable Thread thread;

  /** Watches a source, which is this watch's alone from now on. */
  public ManifestWatch(ManifestSource source) {
    this.source = source;
    this.taken = source.contents();
  }

  /** Reads what is there now. */
  public Reading read() {
    return take(source.contents());
  }

  /** Hands every later reading to a listener; what it throws is logged, and the watch goes on. */
  public void start(Consumer<Reading> listener) {
    Thread watcher = new Thread(() -> watch(listener), "manifest-watch");
    watcher.setDaemon(true);
    thread = watcher;
    watcher.start();
  }

  /** No reading begins after this; one that is being handed over may still end. */
  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void watch(Consumer<Reading> listener) {
    try (FolderChanges changes = FolderChanges.in(source.folders())) {
      while (!Thread.interrupted()) {
        Contents found = source.contents();
        if (found.equals(taken)) {
          changes.await(POLL_MILLIS);
        } else if (isSettled(found)) {
          hand(take(found), listener);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isSettled(Contents found) throws InterruptedException {
    Thread.sleep(SETTLE_MILLIS);
    return source.contents().equals(found);
  }

  private Reading take(Contents contents) {
    ManifestSource.Taken result = source.take(contents);
    taken = result.contents();
    return result.reading();
  }

  private static void hand(Reading reading, Consumer<Reading> listener) {
    try {
      listener.accept(reading);
    } catch (RuntimeException thrown) {
      LOG.error("expected manifests to be taken up", thrown);
    }
  }
}
