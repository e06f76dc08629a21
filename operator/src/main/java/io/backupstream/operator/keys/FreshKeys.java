package io.backupstream.operator.keys;

import io.backupstream.operator.plan.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes stream keys that nobody guesses. */
public final class FreshKeys {
  private static final int KEY_BYTES = 24; // 192 bits, 32 characters

  private final SecureRandom random = new SecureRandom();

  /** Two keys. */
  public KeyPair next() {
    return new KeyPair(key(), key());
  }

  private String key() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
