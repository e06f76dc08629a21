package io.backupstream.ingest.demo;

import io.backupstream.api.region.Egress;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.spec.Failover;
import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.api.spec.SecretKeyRef;
import io.backupstream.api.spec.SourceName;
import io.backupstream.ingest.manifest.DestinationConfig;
import io.backupstream.ingest.manifest.EncoderKeys;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.manifest.StreamKey;
import io.backupstream.ingest.manifest.StreamSet;
import java.util.List;
import java.util.UUID;

/** The stream of the demo: what a manifest with nothing but defaults would say, with fresh keys. */
record DemoStream(EncoderKeys keys, StreamSet streams) {

  /** A stream with one destination. */
  static DemoStream to(String destinationUrl) {
    EncoderKeys keys = new EncoderKeys(freshKey(), freshKey(), "demo-keys", "memory");
    Destination destination =
        new Destination("recorder", true, destinationUrl, new SecretKeyRef("demo", "streamKey"));
    BackupStreamSpec spec =
        new BackupStreamSpec(
            null, false, null, null, List.of(destination), Failover.DEFAULTS, null);
    StreamConfig config =
        new StreamConfig(
            new StreamId("default", "demo"),
            spec,
            keys,
            List.of(
                new DestinationConfig("recorder", true, RtmpUrl.parse(destinationUrl), freshKey())),
            null,
            Egress.UNRESTRICTED);
    return new DemoStream(keys, new StreamSet("1", List.of(config)));
  }

  String key(SourceName source) {
    return keys.of(source).value();
  }

  private static StreamKey freshKey() {
    return new StreamKey(UUID.randomUUID().toString());
  }
}
