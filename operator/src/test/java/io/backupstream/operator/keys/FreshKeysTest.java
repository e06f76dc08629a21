package io.backupstream.operator.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.Keys;
import io.backupstream.operator.plan.KeyPair;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreshKeysTest {
  @Test
  void noKeyComesTwiceAndEachIsAllowed() {
    FreshKeys fresh = new FreshKeys();
    Set<String> seen = new HashSet<>();

    for (int i = 0; i < 1_000; i++) {
      KeyPair keys = fresh.next();
      assertThat(keys.primary()).matches(Keys.PATTERN);
      assertThat(seen.add(keys.primary()) && seen.add(keys.backup())).isTrue();
    }
  }
}
