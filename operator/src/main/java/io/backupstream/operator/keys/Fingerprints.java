package io.backupstream.operator.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells keys apart without keeping them: a keyed hash whose key dies with the process. */
final class Fingerprints {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SALT_BYTES = 32;

  private final SecretKeySpec salt;

  Fingerprints() {
    byte[] bytes = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(bytes);
    salt = new SecretKeySpec(bytes, ALGORITHM);
  }

  String of(String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(salt);
      return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
