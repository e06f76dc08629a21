package io.backupstream.ingest.manifest;

import io.backupstream.api.region.Egress;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.tls.TlsIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream, reviewed, with all that its spec names filled in. Two are equal if nothing that
 * matters to a relay differs.
 *
 * @param spec allowed: its durations, times and URLs parse
 * @param destinations in the spec's order
 * @param tls left out: encoders publish by plain RTMP
 * @param egress which addresses destinations may resolve to
 */
public record StreamConfig(
    StreamId id,
    BackupStreamSpec spec,
    EncoderKeys keys,
    List<DestinationConfig> destinations,
    @Nullable TlsIdentity tls,
    Egress egress) {
  public StreamConfig {
    destinations = List.copyOf(destinations);
  }
}
