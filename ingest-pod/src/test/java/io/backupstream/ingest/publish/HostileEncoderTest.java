package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Encoders that send anything: the connection lives or is dropped, and nothing else happens. */
class HostileEncoderTest {

  private static final int CONNECTIONS = 100;
  private static final int MAX_PIECES = 6;
  private static final int MAX_PIECE_BYTES = 2_000;

  private final RecordingSink sink = new RecordingSink();
  private final IngestContext ingest =
      IngestContext.of(
          (request, nowMicros) -> new Publishers.Accepted(sink),
          IngestLimits.DEFAULTS,
          IngestListener.NONE,
          () -> 0);

  @Test
  void randomBytesBeforeTheHandshakeAreSurvived() {
    survives(new Random(1), false);
  }

  @Test
  void randomBytesWithinAPublishAreSurvived() {
    survives(new Random(2), true);
    assertThat(sink.events()).filteredOn("started"::equals).hasSize(CONNECTIONS);
    assertThat(sink.events()).filteredOn(event -> event.startsWith("ended")).hasSize(CONNECTIONS);
  }

  private void survives(Random random, boolean publishing) {
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        try (EmbeddedEncoder encoder = new EmbeddedEncoder(ingest, "192.0.2.1", "any-key")) {
          if (publishing) {
            assertThat(encoder.ask().answer()).isEqualTo("publishing");
          }
          send(encoder, random);
        }
      }
      assertThat(log.lines()).noneMatch(line -> line.contains("connection failed"));
    }
    assertThat(ingest.census().connections()).isZero();
    assertThat(ingest.census().unauthenticated()).isZero();
  }

  private static void send(EmbeddedEncoder encoder, Random random) {
    for (int pieces = random.nextInt(1, MAX_PIECES); pieces > 0 && encoder.isOpen(); pieces--) {
      byte[] piece = new byte[random.nextInt(1, MAX_PIECE_BYTES)];
      random.nextBytes(piece);
      // often a plausible start: RTMP 3, or a chunk of type 0 on a small chunk stream
      if (random.nextBoolean()) {
        piece[0] = 3;
      }
      encoder.sendBytes(HexFormat.of().formatHex(piece));
    }
  }
}
