package io.backupstream.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the echo of our own writes from what others did, so that a stream is not looked at again
 * only because we wrote.
 *
 * <p>An event may come before the response to the write that caused it: events that come while a
 * write is under way are judged when it is over. Used by any thread.
 */
final class OwnWrites<R extends HasMetadata> {
  private final Map<ResourceID, Set<String>> underWay = new HashMap<>();
  private final Map<ResourceID, String> expected = new HashMap<>();
  private final Consumer<R> foreign;

  /**
   * @param foreign is told an object that others changed while we wrote it
   */
  OwnWrites(Consumer<R> foreign) {
    this.foreign = foreign;
  }

  /** Writes an object; the answer is the object as written. */
  R write(ResourceID id, Supplier<R> call) {
    begin(id);
    R written = null;
    try {
      written = call.get();
      return written;
    } finally {
      if (end(id, written == null ? null : version(written)) && written != null) {
        foreign.accept(written);
      }
    }
  }

  /** Whether an event tells something new; judged later if a write is under way. */
  synchronized boolean isForeign(R object) {
    ResourceID id = ResourceID.fromResource(object);
    Set<String> seen = underWay.get(id);
    if (seen != null) {
      seen.add(version(object));
      return false;
    }
    if (version(object).equals(expected.get(id))) {
      expected.remove(id);
      return false;
    }
    return true;
  }

  /** The object is gone. */
  synchronized void forget(ResourceID id) {
    expected.remove(id);
  }

  private synchronized void begin(ResourceID id) {
    underWay.put(id, new HashSet<>());
  }

  /** Ends a write; whether others changed the object meanwhile. */
  private synchronized boolean end(ResourceID id, @Nullable String version) {
    Set<String> seen = Objects.requireNonNull(underWay.remove(id));
    if (version != null && !seen.remove(version)) {
      expected.put(id, version);
    }
    return !seen.isEmpty();
  }

  private static String version(HasMetadata object) {
    return object.getMetadata().getResourceVersion();
  }
}
