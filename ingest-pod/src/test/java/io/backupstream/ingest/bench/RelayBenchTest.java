package io.backupstream.ingest.bench;

import io.backupstream.ingest.scenario.RelayProcess;
import io.backupstream.ingest.scenario.ScenarioStream;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The relay beside nginx-rtmp, which pushes each publish on. All run throughout and are loaded in
 * turn, so that the machine's moods reach all alike; the first turn of each warms it up.
 */
@Tag("bench")
class RelayBenchTest {
  /** With backups twice as many connections, which is what the relay takes from one address. */
  private static final int STREAMS = 16;

  private static final int TURNS = 3;
  private static final int SETTLE_MILLIS = 6_000;
  private static final int TURN_MILLIS = 10_000;
  private static final Path RESULT = Path.of("target", "performance.md");

  /** Leak detection off, and the collector and bounds of a small pod. */
  private static final String JVM =
      "-Dio.netty.leakDetection.level=disabled -XX:+UseSerialGC -Xmx256m";

  private final ProgrammeClock clock = new ProgrammeClock();

  @TempDir Path folder;

  @Test
  void besideNginxRtmp() throws IOException {
    try (NumberedDestination destination = NumberedDestination.start(clock);
        NginxRtmp nginx = NginxRtmp.relay(folder.resolve("nginx"), destination.url());
        RelayProcess direct = relay(destination, "direct", "0s");
        RelayProcess buffered = relay(destination, "buffered", "4s");
        RelayProcess paired = relay(destination, "paired", "4s")) {
      List<Contender> contenders =
          List.of(
              new Contender("nginx-rtmp", nginx.pid(), nginx.url(), nginxKeys()),
              contender("ours, `buffer: 0s`", direct, "direct", false),
              contender("ours, `buffer: 4s`", buffered, "buffered", false),
              contender("ours, `buffer: 4s`, and its backup", paired, "paired", true));
      String table = Table.of(contenders, measure(contenders, destination));
      Files.writeString(RESULT, table);
      System.out.println(STREAMS + " streams, " + TURNS + " turns\n" + table);
    }
  }

  private Map<Contender, List<Figures>> measure(
      List<Contender> contenders, NumberedDestination destination) {
    Map<Contender, ProcessUse> idle = new HashMap<>();
    contenders.forEach(it -> idle.put(it, ProcessUse.of(it.pid())));
    Contender nobody = nobody(destination);
    Map<Contender, List<Figures>> figures = new HashMap<>();
    for (int turn = 0; turn <= TURNS; turn++) {
      Figures withoutRelay = turn(nobody, destination, ProcessUse.of(nobody.pid()));
      for (Contender contender : contenders) {
        Figures measured =
            turn(contender, destination, Objects.requireNonNull(idle.get(contender)));
        if (turn > 0) {
          figures
              .computeIfAbsent(contender, _ -> new ArrayList<>())
              .add(measured.above(withoutRelay));
        }
      }
    }
    return figures;
  }

  private Figures turn(Contender contender, NumberedDestination destination, ProcessUse idle) {
    try (Load load = new Load(clock, destination, contender)) {
      clock.pass(SETTLE_MILLIS);
      ProcessUse before = ProcessUse.of(contender.pid());
      long from = clock.micros();
      clock.pass(TURN_MILLIS);
      ProcessUse after = ProcessUse.of(contender.pid());
      long to = clock.micros();
      long[] lateness = load.latenessMicros(from, to);
      double streamMinutes = STREAMS * (to - from) / 60e6;
      return new Figures(
          (after.cpuMillis() - before.cpuMillis()) / 1_000.0 / streamMinutes,
          Load.percentileMillis(lateness, 50),
          Load.percentileMillis(lateness, 99),
          (double) (after.residentKib() - idle.residentKib()) / STREAMS,
          (double) lateness.length / load.expectedPictures(to - from));
    }
  }

  private RelayProcess relay(NumberedDestination destination, String name, String buffer)
      throws IOException {
    ScenarioStream[] streams =
        IntStream.range(0, STREAMS)
            .mapToObj(number -> ScenarioStream.named(name + "-" + number))
            .map(it -> it.to("out", destination.url()).with("buffer", buffer))
            .map(it -> it.with("holdTimeout", "1s"))
            .toArray(ScenarioStream[]::new);
    Path own = Files.createDirectories(folder.resolve(name));
    return RelayProcess.run(own, "127.0.0.1", JVM, streams);
  }

  private static Contender contender(String title, RelayProcess relay, String name, boolean pair) {
    List<List<String>> keys =
        IntStream.range(0, STREAMS)
            .mapToObj(number -> ScenarioStream.named(name + "-" + number))
            .map(it -> pair ? List.of(it.primaryKey(), it.backupKey()) : List.of(it.primaryKey()))
            .toList();
    return new Contender(title, relay.pid(), relay.url(), keys);
  }

  /** No relay at all: encoders that publish to the destination itself. */
  private static Contender nobody(NumberedDestination destination) {
    return new Contender("", ProcessHandle.current().pid(), destination.url(), nginxKeys());
  }

  private static List<List<String>> nginxKeys() {
    return IntStream.range(0, STREAMS).mapToObj(number -> List.of("nginx-" + number)).toList();
  }
}
