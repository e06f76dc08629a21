package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.manifest.ManifestFiles;
import io.backupstream.ingest.manifest.ManifestWatch;
import io.backupstream.ingest.manifest.Reading;
import io.backupstream.ingest.manifest.StreamConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainScreenTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");
  private static final SourceStatus RECEIVING =
      new SourceStatus(SourceState.RECEIVING, null, null, null);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PlainScreen screen =
      new PlainScreen(
          new PrintStream(written, true, StandardCharsets.UTF_8), InstantSource.fixed(NOW));
  private final Display display = screen.display(quickstart());

  @Test
  void eachTransitionIsALineWithItsTime() {
    display.reportChanged(report(RECEIVING, null));
    display.reportChanged(report(RECEIVING, null));
    display.reportChanged(report(SourceStatus.ABSENT, null));

    assertThat(lines())
        .containsExactly(
            "2026-05-01T10:00:00.123Z default/quickstart: primary receiving",
            "2026-05-01T10:00:00.123Z default/quickstart: primary absent");
  }

  @Test
  void whereAnEventStandsIsToldWhenItChanges() {
    display.reportChanged(report(SourceStatus.ABSENT, "the event begins at noon"));
    display.reportChanged(report(RECEIVING, "the event begins at noon"));
    display.reportChanged(report(RECEIVING, "the event begins at one"));
    display.reportChanged(report(RECEIVING, null));

    assertThat(lines())
        .extracting(line -> line.substring(line.indexOf(": ") + 2))
        .containsExactly(
            "the event begins at noon", "primary receiving", "the event begins at one");
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static StreamReport report(SourceStatus primary, @Nullable String event) {
    Condition live =
        new Condition(
            Conditions.LIVE,
            ConditionStatus.FALSE,
            null,
            "2026-05-01T10:00:00Z",
            event == null ? Reasons.OFF_AIR : Reasons.SCHEDULED,
            event == null ? "no source is on air" : event);
    return new StreamReport(
        "default",
        "quickstart",
        BackupStreamStatus.reported(
            null,
            ActiveSource.NONE,
            new SourcesStatus(primary, SourceStatus.ABSENT),
            List.of(),
            List.of(),
            List.of(live)));
  }

  private static StreamConfig quickstart() {
    Path file = Path.of("../examples/quickstart.yaml");
    try (ManifestWatch watch = new ManifestWatch(new ManifestFiles(List.of(file)))) {
      return ((Reading.Accepted) watch.read()).streams().streams().getFirst();
    }
  }
}
