package io.backupstream.ingest.management;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everyone who watches a report; at most {@link #MOST}. Lives on the management event loop. */
final class Watchers {
  static final int MOST = 32;

  private final Set<WatchHandler> watching = new LinkedHashSet<>();

  /** Whether there is room for one more. */
  boolean haveRoom() {
    return watching.size() < MOST;
  }

  void add(WatchHandler watcher) {
    watching.add(watcher);
  }

  void remove(WatchHandler watcher) {
    watching.remove(watcher);
  }

  /** Tells everyone whose report differs from what they have. */
  void reportChanged() {
    List<WatchHandler> told = new ArrayList<>(watching);
    told.forEach(WatchHandler::reportChanged);
  }
}
