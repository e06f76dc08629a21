package io.backupstream.ingest.manifest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for something to change in folders, as far as the file system can tell. */
final class FolderChanges implements AutoCloseable {
  private final @Nullable WatchService service;

  private FolderChanges(@Nullable WatchService service) {
    this.service = service;
  }

  /** Begins to watch; a system that is out of watches makes every wait last its full time. */
  static FolderChanges in(Set<Path> folders) {
    WatchService service = null;
    try {
      service = FileSystems.getDefault().newWatchService();
      for (Path folder : folders) {
        folder.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
    } catch (IOException noWatches) {
      return new FolderChanges(service);
    }
    return new FolderChanges(service);
  }

  /** Returns at the next change, or when the time is up. */
  void await(long maxMillis) throws InterruptedException {
    if (service == null) {
      Thread.sleep(maxMillis);
      return;
    }
    WatchKey changed = service.poll(maxMillis, TimeUnit.MILLISECONDS);
    if (changed != null) {
      changed.pollEvents();
      changed.reset();
    }
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (IOException gone) {
        return;
      }
    }
  }
}
