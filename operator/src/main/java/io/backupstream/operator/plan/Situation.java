package io.backupstream.operator.plan;

import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.resource.BackupStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a stream at one moment.
 *
 * @param now the moment
 * @param stream as the API server has it, with the status written last; never changed here
 * @param region where it would live
 * @param secrets of the stream's namespace: each that the spec names and {@code <name>-keys}, as
 *     far as they exist
 * @param contest the older stream of the region that has one of the keys; null if none does
 * @param freshKeys what the keys become if they are to be generated now
 * @param observed the objects that exist
 * @param feed what the stream's relay says
 * @param setup how this operator is set up
 */
public record Situation(
    Instant now,
    BackupStream stream,
    RegionChoice region,
    List<SecretManifest> secrets,
    @Nullable KeyContest contest,
    KeyPair freshKeys,
    Observed observed,
    RelayFeed feed,
    Setup setup) {

  public Situation {
    secrets = List.copyOf(secrets);
  }

  /** The same, with keys that are to be generated no more. */
  public Situation withKeys(KeyPair known) {
    return new Situation(now, stream, region, secrets, contest, known, observed, feed, setup);
  }
}
