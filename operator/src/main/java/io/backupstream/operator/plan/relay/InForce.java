package io.backupstream.operator.plan.relay;

import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.keys.StreamSecrets;
import io.backupstream.operator.plan.relay.RelaySecret.StopOrder;
import io.backupstream.operator.plan.verdict.Verdict;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a relay is to go by: the spec, or the last one that was allowed if this one is refused.
 *
 * @param spec as its author wrote it
 * @param files what it comes to
 * @param isCurrent whether it is the stream's own spec, not an earlier one
 * @param last what was rendered last; null if nothing was
 */
public record InForce(
    BackupStreamSpec spec, RelayFiles files, boolean isCurrent, @Nullable RelaySecret last) {
  /** Orders of this kind are the author's own words; all others are ours. */
  public static final String SUSPENDED = "Suspended";

  /** What holds for a stream; empty if no spec of it was ever allowed. */
  public static Optional<InForce> of(Situation situation, Verdict verdict) {
    Optional<RelaySecret> last = RelaySecret.read(situation.observed().relaySecret());
    BackupStream stream = situation.stream();
    if (!verdict.allows()) {
      return last.map(InForce::earlier);
    }
    Metadata metadata =
        Metadata.of(stream.getMetadata().getNamespace(), stream.getMetadata().getName());
    RelayFiles files =
        RelayFiles.render(
            metadata,
            stream.getSpec(),
            StreamSecrets.of(situation),
            Objects.requireNonNull(verdict.region()));
    return Optional.of(new InForce(stream.getSpec(), files, true, last.orElse(null)));
  }

  private static InForce earlier(RelaySecret last) {
    StopOrder stop = last.stop();
    boolean suspended = stop != null && stop.why().equals(SUSPENDED);
    RelayFiles files = last.files().suspended(suspended);
    return new InForce(files.spec().orElseThrow(), files, false, last);
  }

  /** What the relay is to read. */
  public RelaySecret secret(long generation, @Nullable StopOrder stop) {
    RelayFiles wanted = files.suspended(stop != null);
    if (!isCurrent && last != null && wanted.equals(last.files())) {
      return new RelaySecret(wanted, last.revision(), stop);
    }
    return new RelaySecret(wanted, wanted.revision(generation), stop);
  }
}
