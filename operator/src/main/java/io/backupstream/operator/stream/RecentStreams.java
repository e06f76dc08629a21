package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the API server answered to our own writes of streams, until the informer shows it: a stream
 * that is looked at again at once is not written again.
 */
final class RecentStreams {
  private final Map<ResourceID, BackupStream> written = new ConcurrentHashMap<>();

  void wrote(BackupStream stream) {
    written.put(ResourceID.fromResource(stream), stream);
  }

  void forget(ResourceID stream) {
    written.remove(stream);
  }

  /** The later of what the informer shows and what we wrote. */
  BackupStream latest(BackupStream shown) {
    ResourceID id = ResourceID.fromResource(shown);
    BackupStream own = written.get(id);
    if (own == null) {
      return shown;
    }
    if (sameObject(own, shown) && version(own) > version(shown)) {
      return own;
    }
    written.remove(id, own);
    return shown;
  }

  private static boolean sameObject(BackupStream one, BackupStream other) {
    return one.getMetadata().getUid().equals(other.getMetadata().getUid());
  }

  private static long version(BackupStream stream) {
    return Long.parseLong(stream.getMetadata().getResourceVersion());
  }
}
