package io.backupstream.operator.keys;

import io.backupstream.api.spec.SourceName;
import io.backupstream.operator.plan.KeyContest;
import io.backupstream.operator.plan.KeyPair;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All streams' keys, as fingerprints. The older stream keeps a contested key. Used by any thread.
 */
public final class KeyRegistry {
  private final Fingerprints fingerprints = new Fingerprints();
  private final Map<String, Holding> holdings = new HashMap<>();
  private final Map<Place, Map<String, Claimant>> claims = new HashMap<>();

  /**
   * What a claim led to.
   *
   * @param contest the older stream that has one of the keys; null if none does
   * @param affected other streams whose contest may have changed
   */
  public record Ruling(@Nullable KeyContest contest, Set<String> affected) {
    public Ruling {
      affected = Set.copyOf(affected);
    }
  }

  /** A key in a region. */
  private record Place(String region, String fingerprint) {}

  private record Holding(Claimant claimant, Map<SourceName, Place> places) {}

  /** Takes a stream's claim down, in place of its former one. */
  public synchronized Ruling claim(Claim claim) {
    Holding holding = new Holding(claim.claimant(), places(claim));
    String stream = claim.claimant().stream();
    Holding former = holdings.put(stream, holding);
    Set<String> affected = new HashSet<>();
    if (former == null || !former.equals(holding)) {
      if (former != null) {
        withdraw(former, affected);
      }
      holding
          .places()
          .values()
          .forEach(
              place -> {
                Map<String, Claimant> there = claims.computeIfAbsent(place, p -> new TreeMap<>());
                affected.addAll(there.keySet());
                there.put(stream, claim.claimant());
              });
      affected.remove(stream);
    }
    return new Ruling(contest(holding).orElse(null), affected);
  }

  /** A stream is gone: the streams whose contest may have changed. */
  public synchronized Set<String> release(String stream) {
    Set<String> affected = new HashSet<>();
    Holding former = holdings.remove(stream);
    if (former != null) {
      withdraw(former, affected);
    }
    return affected;
  }

  private void withdraw(Holding holding, Set<String> affected) {
    for (Place place : holding.places().values()) {
      Map<String, Claimant> there = claims.get(place);
      if (there != null) {
        there.remove(holding.claimant().stream());
        affected.addAll(there.keySet());
        if (there.isEmpty()) {
          claims.remove(place);
        }
      }
    }
  }

  private Optional<KeyContest> contest(Holding holding) {
    return holding.places().entrySet().stream()
        .flatMap(
            entry ->
                claims.getOrDefault(entry.getValue(), Map.of()).values().stream()
                    .filter(other -> other.isOlderThan(holding.claimant()))
                    .min(Claimant.OLDEST_FIRST)
                    .map(other -> new KeyContest(entry.getKey(), other.stream()))
                    .stream())
        .findFirst();
  }

  private Map<SourceName, Place> places(Claim claim) {
    Map<SourceName, Place> places = new LinkedHashMap<>();
    KeyPair keys = claim.keys();
    if (keys != null) {
      places.put(SourceName.PRIMARY, place(claim, keys.primary()));
      places.put(SourceName.BACKUP, place(claim, keys.backup()));
    }
    return places;
  }

  private Place place(Claim claim, String key) {
    return new Place(claim.region(), fingerprints.of(key));
  }
}
