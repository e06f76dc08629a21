package io.backupstream.ingest.rtmp.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The handshake with digests that Flash players and servers use to know each other; it appears in
 * no specification and protects nothing, its keys are public. C1 and S1 hide a digest at a place
 * that four of their bytes tell; the two schemes differ in where those stand.
 */
enum DigestScheme {
  /** The digest in the second half of the packet. */
  SECOND_HALF(772),
  /** The digest in the first half of the packet: ffmpeg and nginx as encoders. */
  FIRST_HALF(8);

  static final int DIGEST_BYTES = 32;

  private static final int PLACES = 728;
  private static final byte[] SHARED_KEY =
      HexFormat.of().parseHex("f0eec24a8068bee82e00d0d1029e7e576eec5d2d29806fab93b8e636cfeb31ae");
  private static final byte[] PLAYER_KEY = "Genuine Adobe Flash Player 001".getBytes(US_ASCII);
  private static final byte[] SERVER_KEY =
      "Genuine Adobe Flash Media Server 001".getBytes(US_ASCII);

  private final int pointerAt;

  DigestScheme(int pointerAt) {
    this.pointerAt = pointerAt;
  }

  /** The scheme whose digest this C1 holds, or null if it holds none. */
  static @Nullable DigestScheme of(byte[] c1) {
    for (DigestScheme scheme : values()) {
      if (MessageDigest.isEqual(scheme.digest(c1), scheme.computeDigest(c1, PLAYER_KEY))) {
        return scheme;
      }
    }
    return null;
  }

  /** Puts a server's digest into S1. */
  void signS1(byte[] s1) {
    sign(s1, SERVER_KEY);
  }

  /** Puts a player's digest into C1. */
  void signC1(byte[] c1) {
    sign(c1, PLAYER_KEY);
  }

  /** Puts the answer to C1's digest at the end of S2. */
  void signS2(byte[] s2, byte[] c1) {
    byte[] key = hmac(concat(SERVER_KEY, SHARED_KEY), digest(c1));
    int signed = s2.length - DIGEST_BYTES;
    ByteBuffer.wrap(s2).put(signed, hmac(key, Arrays.copyOf(s2, signed)));
  }

  /** The digest that stands in this packet. */
  byte[] digest(byte[] packet) {
    int at = digestAt(packet);
    return Arrays.copyOfRange(packet, at, at + DIGEST_BYTES);
  }

  private void sign(byte[] packet, byte[] key) {
    ByteBuffer.wrap(packet).put(digestAt(packet), computeDigest(packet, key));
  }

  private byte[] computeDigest(byte[] packet, byte[] key) {
    int at = digestAt(packet);
    byte[] before = Arrays.copyOf(packet, at);
    byte[] after = Arrays.copyOfRange(packet, at + DIGEST_BYTES, packet.length);
    return hmac(key, concat(before, after));
  }

  private int digestAt(byte[] packet) {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += packet[pointerAt + i] & 0xFF;
    }
    return pointerAt + 4 + sum % PLACES;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
