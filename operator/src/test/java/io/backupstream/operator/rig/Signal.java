package io.backupstream.operator.rig;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process is sent that Java cannot send. */
enum Signal {
  /** Stops it in its tracks, as a machine that hangs. */
  STOP,
  /** Lets it go on. */
  CONT;

  void send(Process process) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + this, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + this + " failed");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
