package io.backupstream.api.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of a PEM text (RFC 7468): what it says it is, and its DER. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PemBlock(String label, byte[] der) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  /** All blocks of a text, in order; what stands between them is commentary. */
  static List<PemBlock> findAll(String pem) {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(pem);
    while (matcher.find()) {
      blocks.add(new PemBlock(matcher.group(1), decoded(matcher.group(2))));
    }
    return blocks;
  }

  /** Empty if it is no base64: then it reads as neither a certificate nor a key. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
