package io.backupstream.ingest.run;

import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamSet;
import java.io.Console;
import java.io.PrintStream;
import java.time.InstantSource;

/**
 * Where a run is shown: plain lines where it is piped, a picture redrawn in place on a terminal.
 */
interface Screen {

  /** The one that suits where the output goes. */
  @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25 where output is piped
  static Screen on(PrintStream out) {
    Console console = System.console();
    String terminal = System.getenv("TERM");
    boolean redraws =
        console != null && console.isTerminal() && terminal != null && !terminal.equals("dumb");
    return redraws ? LiveScreen.onTerminal(out) : new PlainScreen(out, InstantSource.system());
  }

  /** Encoders can connect. */
  void opened(String url, StreamSet streams);

  /** Shows one stream; asked once for each. */
  Display display(StreamConfig config);

  /** Something happened that is not of one stream. */
  void changed(String line);

  /** The run ends. */
  void stopping();
}
