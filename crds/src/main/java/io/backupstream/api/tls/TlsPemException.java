package io.backupstream.api.tls;

/** A certificate or a private key is not what a server needs. */
public final class TlsPemException extends Exception {
  private final String entry;

  TlsPemException(String entry, String message) {
    super(message);
    this.entry = entry;
  }

  /** The Secret's entry that is at fault. */
  public String entry() {
    return entry;
  }
}
