package io.backupstream.ingest.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version that the build wrote down. */
final class Version {
  private Version() {}

  static String read() {
    Properties build = new Properties();
    try (InputStream written = Version.class.getResourceAsStream("version.properties")) {
      build.load(Objects.requireNonNull(written, "version.properties"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return build.getProperty("version");
  }
}
