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
 */
record Place(@Nullable String region, @Nullable IngestStatus ingest) {

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
      return new Place(before.region(), published);
    }
    String url = published == null ? null : published.url();
    String keys = keysSecret(situation);
    if (region == null || !moved) {
      return new Place(before.region(), new IngestStatus(url, keys));
    }
    return new Place(
        region.name(), new IngestStatus(url(situation, region, relay.pod(), url), keys));
  }

  private static @Nullable String url(
      Situation situation,
      ChosenRegion region,
      @Nullable IngestPod pod,
      @Nullable String published) {
    String node = pod == null ? null : pod.node();
    return new IngestAddress(situation.stream(), region, situation.observed(), published, node)
        .url()
        .orElse(null);
  }

  private static String keysSecret(Situation situation) {
    Keys keys = situation.stream().getSpec().keys();
    return keys == null
        ? Keys.generatedSecretName(situation.stream().getMetadata().getName())
        : keys.secretRef().name();
  }
}
