package io.backupstream.operator.plan.relay;

import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.keys.StreamSecrets;
import io.backupstream.operator.plan.verdict.Verdict;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a relay is to go by: the spec, or the last one that was allowed if this one is refused.
 *
 * @param manifest the stream as its author wrote it
 * @param files what it comes to, without an order to stop that is ours
 * @param isCurrent whether it is the stream's own spec, not an earlier one
 * @param last what was rendered last; null if nothing was
 */
public record InForce(
    StreamManifest manifest, RelayFiles files, boolean isCurrent, @Nullable RelaySecret last) {

  /** What holds for a stream; empty if no spec of it was ever allowed. */
  public static Optional<InForce> of(Situation situation, Verdict verdict) {
    Optional<RelaySecret> last = RelaySecret.read(situation.observed().relaySecret());
    if (!verdict.allows() || verdict.region() == null) {
      return last.flatMap(InForce::earlier);
    }
    ObjectMeta named = situation.stream().getMetadata();
    StreamManifest manifest =
        new StreamManifest(
            Metadata.of(named.getNamespace(), named.getName()), situation.stream().getSpec());
    RelayFiles files = Rendering.render(manifest, StreamSecrets.of(situation), verdict.region());
    return Optional.of(new InForce(manifest, files, true, last.orElse(null)));
  }

  private static Optional<InForce> earlier(RelaySecret last) {
    return last.files().manifest().map(manifest -> earlier(last, manifest));
  }

  /** Of all orders to stop, suspension alone is the author's own word. */
  private static InForce earlier(RelaySecret last, StreamManifest rendered) {
    StopOrder stop = last.stop();
    boolean suspended = stop != null && stop.why() == Halt.SUSPENDED;
    StreamManifest written = Rendering.suspended(rendered, suspended);
    return new InForce(written, files(last.files(), rendered, suspended), false, last);
  }

  /** Texts that say so already stay as they are, whoever wrote them. */
  private static RelayFiles files(RelayFiles files, StreamManifest manifest, boolean suspend) {
    return manifest.spec().suspend() == suspend
        ? files
        : files.with(Rendering.suspended(manifest, suspend));
  }

  /** The spec that holds. */
  public BackupStreamSpec spec() {
    return manifest.spec();
  }

  /**
   * What the relay is to read. An event that is put off is not suspended for it: its schedule alone
   * takes it off air, without an unpublish, since the broadcast is still to come.
   */
  public RelaySecret secret(long generation, @Nullable StopOrder stop) {
    boolean suspend = stop != null && stop.why() != Halt.SCHEDULED;
    RelayFiles wanted = files(files, manifest, suspend);
    if (!isCurrent && last != null && wanted.equals(last.files())) {
      return new RelaySecret(wanted, last.revision(), stop);
    }
    return new RelaySecret(wanted, wanted.revision(generation), stop);
  }
}
