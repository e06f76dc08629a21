package io.backupstream.operator.plan.relay;

import io.backupstream.api.manifest.ManifestText;
import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.manifest.RegionManifest;
import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.region.Exposure;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.Placement;
import io.backupstream.api.review.SecretLookup;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import java.util.List;
import java.util.Map;

/** Writes what an allowed spec comes to for its relay. */
final class Rendering {
  private Rendering() {}

  static RelayFiles render(StreamManifest stream, SecretLookup secrets, ChosenRegion region) {
    return new RelayFiles(
        ManifestText.write(List.of(stream)),
        ManifestText.write(new NamedEntries(stream.metadata(), stream.spec(), secrets).secrets()),
        ManifestText.write(List.of(region(stream.spec(), region))));
  }

  /** Of a region a relay needs the egress rules alone: a change of all else leaves it in peace. */
  private static RegionManifest region(BackupStreamSpec stream, ChosenRegion region) {
    boolean byDefault = stream.region() == null;
    return new RegionManifest(
        new Metadata(region.name(), null, Map.of(), Map.of()),
        new IngestRegionSpec(
            byDefault, null, Placement.DEFAULTS, Exposure.DEFAULTS, region.spec().egress()));
  }

  /** A stream with or without an order to stop. */
  static StreamManifest suspended(StreamManifest manifest, boolean suspend) {
    BackupStreamSpec spec = manifest.spec();
    return new StreamManifest(
        manifest.metadata(),
        new BackupStreamSpec(
            spec.region(),
            suspend,
            spec.keys(),
            spec.tls(),
            spec.destinations(),
            spec.failover(),
            spec.schedule()));
  }
}
