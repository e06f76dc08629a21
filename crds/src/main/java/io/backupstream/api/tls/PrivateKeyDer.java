package io.backupstream.api.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Private keys in the older encodings, PKCS #1 (RSA) and SEC 1 (EC), as cert-manager and {@code
 * openssl} write them by default, put into the PKCS #8 that Java reads (RFC 5208, section 5).
 */
final class PrivateKeyDer {
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private PrivateKeyDer() {}

  /**
   * Wraps a private key.
   *
   * @param der the key as PKCS #1 or SEC 1
   * @param publicKeyInfo its public key as X.509 SubjectPublicKeyInfo, which says the algorithm
   *     and, of EC, the curve
   */
  static byte[] toPkcs8(byte[] der, byte[] publicKeyInfo) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(VERSION_0);
    content.writeBytes(algorithmIdentifier(publicKeyInfo));
    content.writeBytes(element(OCTET_STRING, der));
    return element(SEQUENCE, content.toByteArray());
  }

  /** The first element of the SubjectPublicKeyInfo sequence, its tag and length included. */
  private static byte[] algorithmIdentifier(byte[] publicKeyInfo) {
    int start = headerLength(publicKeyInfo, 0);
    int end = start + headerLength(publicKeyInfo, start) + contentLength(publicKeyInfo, start);
    return Arrays.copyOfRange(publicKeyInfo, start, end);
  }

  private static int headerLength(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    return first < 0x80 ? 2 : 2 + (first & 0x7F);
  }

  private static int contentLength(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7F); i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xFF);
    }
    return length;
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.length < 0x80) {
      element.write(content.length);
    } else {
      element.write(0x82);
      element.write(content.length >> 8);
      element.write(content.length);
    }
    element.writeBytes(content);
    return element.toByteArray();
  }
}
