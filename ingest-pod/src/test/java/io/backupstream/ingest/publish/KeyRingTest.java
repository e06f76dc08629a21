package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  private final KeyRing<String> ring =
      KeyRing.of(Map.of("primary-key-0123456789", "primary", "backup-key-0123456789", "backup"));

  @Test
  void keyOpensWhatItBelongsTo() {
    assertThat(ring.find("primary-key-0123456789")).isEqualTo("primary");
    assertThat(ring.find("backup-key-0123456789")).isEqualTo("backup");
  }

  @Test
  void otherKeysOpenNothing() {
    assertThat(ring.find("primary-key-012345678")).isNull();
    assertThat(ring.find("PRIMARY-KEY-0123456789")).isNull();
    assertThat(ring.find("")).isNull();
  }

  @Test
  void emptyRingOpensNothing() {
    assertThat(KeyRing.of(Map.of()).find("")).isNull();
  }

  @Test
  void digestsDoNotShowThemselves() {
    assertThat(KeyDigest.of("primary-key-0123456789")).hasToString("KeyDigest[hidden]");
  }
}
