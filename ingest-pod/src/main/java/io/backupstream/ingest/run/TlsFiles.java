package io.backupstream.ingest.run;

import io.backupstream.api.spec.Tls;
import io.backupstream.api.tls.TlsIdentity;
import io.backupstream.api.tls.TlsPem;
import io.backupstream.api.tls.TlsPemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a certificate and its private key from two PEM files. */
final class TlsFiles {

  private TlsFiles() {}

  /**
   * Reads both.
   *
   * @throws UsageException in one line, which names the file
   */
  static TlsIdentity read(Path certificate, Path key) throws UsageException {
    try {
      return TlsPem.read(text(certificate), text(key));
    } catch (TlsPemException wrong) {
      Path file = wrong.entry().equals(Tls.CERTIFICATE_ENTRY) ? certificate : key;
      throw new UsageException(file + ": " + wrong.getMessage());
    }
  }

  private static String text(Path file) throws UsageException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UsageException(file + ": expected a PEM file that can be read");
    }
  }
}
