package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.publish.IngestListener.Refusal;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

  private static final Address HERE = new Address("c0000201");
  private static final Address THERE = new Address("c0000202");
  private static final InetSocketAddress REMOTE = new InetSocketAddress("192.0.2.1", 1024);
  private static final long SECOND = 1_000_000;

  private final CapturedLog captured = new CapturedLog();
  private final RefusalLog log = new RefusalLog();

  @AfterEach
  void release() {
    captured.close();
  }

  @Test
  void anEncoderThatTriesForEverIsToldOnceAMinute() {
    for (int i = 0; i < 120; i++) {
      refused(HERE, Refusal.UNKNOWN_KEY, i * SECOND);
    }

    assertThat(captured.lines()).hasSize(2);
  }

  @Test
  void anotherAddressAndAnotherReasonAreToldAtOnce() {
    refused(HERE, Refusal.UNKNOWN_KEY, 0);
    refused(THERE, Refusal.UNKNOWN_KEY, 0);
    refused(HERE, Refusal.KEY_IN_USE, 0);

    assertThat(captured.lines()).hasSize(3);
  }

  @Test
  void memoryIsBounded() {
    for (int i = 0; i < 3 * RefusalLog.MAX_REMEMBERED; i++) {
      refused(new Address("host" + i), Refusal.UNKNOWN_KEY, 0);
    }

    assertThat(log.remembered()).isEqualTo(RefusalLog.MAX_REMEMBERED);
  }

  private void refused(Address address, Refusal why, long nowMicros) {
    log.refused(address, REMOTE, why, "the words", nowMicros);
  }
}
