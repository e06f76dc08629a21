package io.backupstream.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a stream key that was presented: its SHA-256. Compared in constant time; for use
 * in maps, {@link #hashCode} and {@link #equals} are those of the digest, which an encoder cannot
 * steer.
 */
record KeyDigest(String hex) {

  static KeyDigest of(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(key.getBytes(StandardCharsets.UTF_8));
      return new KeyDigest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new AssertionError(everyPlatformHasIt);
    }
  }

  /** Whether both are of one key, in a time that says nothing of where they differ. */
  boolean matches(KeyDigest other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "KeyDigest[hidden]";
  }
}
