package io.backupstream.api.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** PEM files as openssl writes them, all for keynote.example.com. */
public final class TlsFiles {
  private TlsFiles() {}

  public static String read(String name) {
    try (InputStream in = TlsFiles.class.getResourceAsStream("/tls/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
