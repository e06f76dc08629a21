package io.backupstream.ingest.run;

import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.manifest.StreamSet;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;

/**
 * A picture of all streams at the end of a terminal, redrawn twice a second on a thread of its own.
 * What happens once is a line above it.
 */
final class LiveScreen implements Screen {

  private static final long REDRAW_MILLIS = 500;

  private final Canvas canvas;
  private final Supplier<TerminalSize> size;
  private final GlanceLines layout = new GlanceLines(ZoneId.systemDefault());
  private final Map<StreamId, LiveStream> streams = new ConcurrentSkipListMap<>();
  private final ScheduledExecutorService drawing =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("screen").unstarted(task));
  private volatile String headline = "starting";

  /**
   * A screen that shows nothing before the first encoder can connect.
   *
   * @param size asked before each picture
   */
  LiveScreen(PrintStream out, Supplier<TerminalSize> size) {
    this.canvas = new Canvas(out);
    this.size = size;
  }

  /** One that follows the terminal's size, and has the log's warnings above the picture. */
  static LiveScreen onTerminal(PrintStream out) {
    AtomicReference<TerminalSize> size = new AtomicReference<>(TerminalSize.ask());
    Signals.on("WINCH", () -> size.set(TerminalSize.ask()));
    LiveScreen screen = new LiveScreen(out, size::get);
    LogSink.install(Level.WARNING, screen::changed);
    return screen;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it draws until the process ends
  public void opened(String url, StreamSet set) {
    headline = "publish to " + url + "   (Ctrl-C stops)";
    drawing.scheduleWithFixedDelay(this::draw, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public Display display(StreamConfig config) {
    LiveStream stream = new LiveStream(config, () -> streams.remove(config.id()));
    streams.put(config.id(), stream);
    return stream;
  }

  @Override
  public void changed(String line) {
    drawing.execute(() -> canvas.above(line));
  }

  @Override
  public void stopping() {
    headline = "stopping: what is held still leaves";
  }

  private void draw() {
    long nanos = System.nanoTime();
    List<String> picture = new ArrayList<>(List.of(headline));
    for (LiveStream stream : streams.values()) {
      picture.add("");
      picture.addAll(layout.of(stream.glance(nanos)));
    }
    canvas.draw(picture, size.get());
  }
}
