package io.backupstream.operator.stream;

import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.Keys;
import io.backupstream.operator.keys.Claim;
import io.backupstream.operator.keys.Claimant;
import io.backupstream.operator.keys.FreshKeys;
import io.backupstream.operator.keys.KeyRegistry;
import io.backupstream.operator.plan.KeyContest;
import io.backupstream.operator.plan.KeyPair;
import io.backupstream.operator.plan.Observed;
import io.backupstream.operator.plan.RegionChoice;
import io.backupstream.operator.plan.RelayFeed;
import io.backupstream.operator.plan.Setup;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.region.RegionBook;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a stream, from caches wherever they have it. */
final class SituationReader {
  private final StreamSources sources;
  private final RegionBook regions;
  private final KeyRegistry registry;
  private final Setup setup;
  private final FreshKeys freshKeys = new FreshKeys();

  SituationReader(StreamSources sources, RegionBook regions, KeyRegistry registry, Setup setup) {
    this.sources = sources;
    this.regions = regions;
    this.registry = registry;
    this.setup = setup;
  }

  Situation read(BackupStream stream, RelayFeed feed, Instant now) {
    RegionChoice region = regions.choose(stream.getSpec().region());
    List<SecretManifest> secrets = sources.secretReader().named(stream);
    return new Situation(
        now,
        stream,
        region,
        secrets,
        claim(stream, region, secrets),
        freshKeys.next(),
        observed(stream, region),
        feed,
        setup);
  }

  /** Takes the stream's keys down; others that are affected are looked at again. */
  void claim(BackupStream stream) {
    String secret = NamedSecrets.keys(stream);
    claim(
        stream,
        regions.choose(stream.getSpec().region()),
        sources
            .secretReader()
            .find(stream.getMetadata().getNamespace(), secret)
            .map(List::of)
            .orElse(List.of()));
  }

  /** The stream is gone, and its keys are free. */
  void release(BackupStream stream) {
    wake(registry.release(key(stream)));
    sources.secretReader().forget(stream);
  }

  private @Nullable KeyContest claim(
      BackupStream stream, RegionChoice region, Collection<SecretManifest> secrets) {
    if (!(region instanceof RegionChoice.Chosen chosen)) {
      return null;
    }
    Claimant claimant = new Claimant(key(stream), stream.getMetadata().getCreationTimestamp());
    KeyPair keys = keys(stream, secrets).orElse(null);
    KeyRegistry.Ruling ruling = registry.claim(new Claim(claimant, chosen.name(), keys));
    wake(ruling.affected());
    return ruling.contest();
  }

  private void wake(Set<String> streams) {
    for (String stream : streams) {
      int slash = stream.indexOf('/');
      sources.wake(new ResourceID(stream.substring(slash + 1), stream.substring(0, slash)));
    }
  }

  private Observed observed(BackupStream stream, RegionChoice region) {
    String namespace = stream.getMetadata().getNamespace();
    String name = stream.getMetadata().getName();
    return new Observed(
        sources.secrets().find(namespace, name + "-relay").orElse(null),
        sources.deployments().of(stream).stream().findFirst().orElse(null),
        sources.services().of(stream).stream().findFirst().orElse(null),
        sources.budgets().of(stream).stream().findFirst().orElse(null),
        List.copyOf(sources.pods().of(stream)),
        region instanceof RegionChoice.Chosen chosen
            ? regions.nodeAddresses(chosen.name())
            : Collections.emptyNavigableMap());
  }

  private static Optional<KeyPair> keys(BackupStream stream, Collection<SecretManifest> secrets) {
    String name = NamedSecrets.keys(stream);
    return secrets.stream()
        .filter(secret -> secret.metadata().name().equals(name))
        .map(SecretManifest::entries)
        .filter(
            entries -> entries.keySet().containsAll(Set.of(Keys.PRIMARY_ENTRY, Keys.BACKUP_ENTRY)))
        .map(SituationReader::pair)
        .findFirst();
  }

  private static KeyPair pair(Map<String, String> entries) {
    return new KeyPair(
        entries.getOrDefault(Keys.PRIMARY_ENTRY, ""), entries.getOrDefault(Keys.BACKUP_ENTRY, ""));
  }

  private static String key(BackupStream stream) {
    return stream.getMetadata().getNamespace() + "/" + stream.getMetadata().getName();
  }
}
