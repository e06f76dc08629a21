package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamSet;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * One line for each transition, its time in UTC first. Called on several threads; a line is written
 * whole.
 */
final class PlainScreen implements Screen {

  private final PrintStream out;
  private final InstantSource wall;

  PlainScreen(PrintStream out, InstantSource wall) {
    this.out = out;
    this.wall = wall;
  }

  @Override
  public void opened(String url, StreamSet streams) {
    for (StreamConfig stream : streams.streams()) {
      out.println(stream.id() + ": publish to " + url);
      out.println(
          stream.id()
              + ": stream keys: Secret "
              + stream.keys().secretName()
              + " in "
              + stream.keys().file()
              + ", entries primary and backup");
    }
    out.println("ready");
  }

  @Override
  public Display display(StreamConfig config) {
    return new Lines(config.id().toString(), Transitions.NOTHING_SEEN);
  }

  @Override
  public void changed(String line) {
    out.println(wall.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line);
  }

  @Override
  public void stopping() {
    out.println("stopping");
  }

  private final class Lines implements Display {
    private final String stream;
    private Transitions seen;

    Lines(String stream, Transitions seen) {
      this.stream = stream;
      this.seen = seen;
    }

    @Override
    public void reportChanged(StreamReport report) {
      Transitions now = new Transitions(report.status());
      now.since(seen).forEach(line -> changed(stream + ": " + line));
      seen = now;
    }

    @Override
    public void received(SourceName source, int bytes) {}

    @Override
    public void closed() {}
  }
}
