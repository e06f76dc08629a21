package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.AudioFormat;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.VideoFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlanceLinesTest {

  private static final SourceStatus RECEIVING =
      new SourceStatus(
          SourceState.RECEIVING,
          null,
          new VideoFormat("H264", "High@4.1", 1920, 1080, "30", "2s"),
          new AudioFormat("AAC", 48_000, 2));

  @Test
  void showsWhatMattersAtAnEvent() {
    BackupStreamStatus status =
        status(
            ActiveSource.BACKUP,
            List.of(
                new DestinationStatus("youtube", DestinationState.STREAMING, null, null),
                new DestinationStatus(
                    "twitch", DestinationState.FAILED, null, "refused the stream key")),
            List.of(switched(0)));

    assertThat(lines(status))
        .containsExactly(
            "default/keynote   keys: Secret keynote-keys in event.yaml",
            "          primary      absent",
            "  ON AIR  backup       receiving    6.2 Mbit/s  H264 High@4.1 1920x1080 30 fps GOP 2s"
                + "  AAC 48.0 kHz 2 ch",
            "          seamless     no, PrimaryAbsent: the primary is absent",
            "          to youtube   streaming",
            "          to twitch    failed: refused the stream key",
            "          10:00:00     on air: backup (was primary), reason Closed, gap 0 ms");
  }

  @Test
  void marksNobodyWhereNothingIsOnAir() {
    assertThat(lines(status(ActiveSource.NONE, List.of(), List.of())))
        .noneMatch(line -> line.contains("ON AIR"))
        .contains("          seamless     not yet: nothing is on air");
  }

  @Test
  void tellsWhenAScheduledEventBegins() {
    Condition live =
        new Condition(
            Conditions.LIVE,
            ConditionStatus.FALSE,
            null,
            "2026-05-01T10:00:00Z",
            "Scheduled",
            "the event begins at noon");

    assertThat(lines(status(ActiveSource.NONE, List.of(), List.of(), live)))
        .contains("          event        the event begins at noon");
  }

  @Test
  void showsTheNewestSwitchesOnly() {
    List<Switch> switches = IntStream.range(0, 10).mapToObj(GlanceLinesTest::switched).toList();

    assertThat(lines(status(ActiveSource.BACKUP, List.of(), switches)))
        .filteredOn(line -> line.contains("on air:"))
        .hasSize(GlanceLines.SWITCHES_SHOWN)
        .first()
        .asString()
        .contains("10:00:00");
  }

  private static List<String> lines(BackupStreamStatus status) {
    Glance glance =
        new Glance(
            "default/keynote",
            "Secret keynote-keys in event.yaml",
            status,
            Map.of(SourceName.BACKUP, 6_150_000L));
    return new GlanceLines(ZoneOffset.UTC).of(glance);
  }

  private static BackupStreamStatus status(
      ActiveSource onAir,
      List<DestinationStatus> destinations,
      List<Switch> switches,
      Condition... more) {
    Condition seamless =
        new Condition(
            Conditions.SEAMLESS_READY,
            ConditionStatus.FALSE,
            null,
            "2026-05-01T10:00:00Z",
            "PrimaryAbsent",
            "the primary is absent");
    return BackupStreamStatus.reported(
        null,
        onAir,
        new SourcesStatus(SourceStatus.ABSENT, RECEIVING),
        destinations,
        switches,
        Stream.concat(Stream.of(seamless), Stream.of(more)).toList());
  }

  private static Switch switched(int hoursAgo) {
    String at = "2026-05-01T%02d:00:00Z".formatted(10 - hoursAgo);
    return new Switch(
        "pod-" + hoursAgo,
        at,
        at,
        ActiveSource.PRIMARY,
        ActiveSource.BACKUP,
        "Closed",
        0L,
        0,
        0,
        null);
  }
}
