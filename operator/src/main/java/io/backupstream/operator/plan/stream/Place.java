package io.backupstream.operator.plan.stream;

import io.backupstream.api.spec.Keys;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.address.IngestAddress;
import io.backupstream.operator.plan.relay.IngestPod;
import io.backupstream.operator.plan.relay.RelayView;
import io.backupstream.operator.plan.verdict.Verdict;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream lives, and what the people at its encoders need.
 *
 * @param region null if it lives nowhere yet
 * @param ingest null if nothing is known of it
 * @param hasAddress whether its URL leads to the stream
 */
record Place(@Nullable String region, @Nullable IngestStatus ingest, boolean hasAddress) {

  /** What was published stands. */
  private static Place asBefore(BackupStreamStatus before, @Nullable IngestStatus ingest) {
    return new Place(before.region(), ingest, ingest != null && ingest.url() != null);
  }

  /**
   * What a situation comes to.
   *
   * @param moved whether the stream lives in the region that its spec asks for; if not, what was
   *     published stands
   */
  static Place of(
      Situation situation,
      Verdict verdict,
      RelayView relay,
      boolean moved,
      BackupStreamStatus before) {
    ChosenRegion region = verdict.region();
    IngestStatus published = before.ingest();
    if (!verdict.specAllowed() || (!verdict.allows() && published != null)) {
      return asBefore(before, published);
    }
    String url = published == null ? null : published.url();
    String keys = keysSecret(situation);
    if (region == null || !moved) {
      return asBefore(before, new IngestStatus(url, keys));
    }
    IngestPod pod = relay.pod();
    String node = pod == null ? null : pod.node();
    IngestAddress address =
        new IngestAddress(situation.stream(), region, situation.observed(), url, node);
    return new Place(
        region.name(), new IngestStatus(address.url().orElse(null), keys), address.isSet());
  }

  private static String keysSecret(Situation situation) {
    Keys keys = situation.stream().getSpec().keys();
    return keys == null
        ? Keys.generatedSecretName(situation.stream().getMetadata().getName())
        : keys.secretRef().name();
  }
}
