package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.IngestStatus;
import org.junit.jupiter.api.Test;

class RelayHostTest {

  @Test
  void aStreamsUrlIsReportedAnewThoughNothingElseOfItChanged() throws Exception {
    try (LiveRelay relay = new LiveRelay()) {
      relay.ingest = new IngestStatus("rtmp://127.0.0.1/live", "keys");
      relay.apply("1", relay.stream("event", false, null));

      relay.ingest = new IngestStatus("rtmps://127.0.0.1/live", "keys");
      relay.apply("2", relay.stream("event", false, null));

      assertThat(relay.status().ingest()).isEqualTo(relay.ingest);
    }
  }
}
