package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.Switch;
import io.backupstream.operator.plan.tell.EventReasons;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TellingsTest {
  private final World world = World.channel();

  @Test
  void aSwitchIsToldOnce() {
    world.goesLive();
    world.relaySays(onBackup(line(1, "2026-11-02T10:05:00Z")));

    assertThat(reasons(world.plan())).contains(EventReasons.FAILED_OVER);
    assertThat(world.plan().tellings()).isEmpty();
  }

  @Test
  void aSwitchIsToldByTheSameIdWhoeverTellsIt() {
    world.goesLive();
    world.relaySays(onBackup(line(1, "2026-11-02T10:05:00Z")));
    var before = world.status();
    List<Telling> first = world.plan().tellings();
    world.stream.setStatus(before); // the status was never written
    world.passes(Duration.ofSeconds(10));

    assertThat(world.plan().tellings()).extracting(Telling::id).isEqualTo(ids(first));
  }

  @Test
  void aConditionIsToldByTheSameIdUntilTheStatusSaysSo() {
    world.plan();
    world.deploymentControllerActs();
    world.plan();
    world.relaySays(Reports.idle());
    var before = world.status();
    Plan plan = world.plan();
    List<Telling> first = plan.tellings();
    assertThat(reasons(plan)).contains(EventReasons.READY);
    world.stream.setStatus(before); // the status was never written
    world.passes(Duration.ofSeconds(10));

    assertThat(world.plan().tellings()).extracting(Telling::id).isEqualTo(ids(first));
  }

  @Test
  void allThatHappenedMeanwhileIsToldInOrder() {
    world.goesLive();
    world.relaySays(
        onBackup(
            line(3, "2026-11-02T10:07:00Z"),
            line(2, "2026-11-02T10:06:00Z"),
            line(1, "2026-11-02T10:05:00Z")));

    assertThat(world.plan().tellings())
        .filteredOn(telling -> telling.action().equals("Switch"))
        .extracting(telling -> telling.at().toString())
        .containsExactly("2026-11-02T10:05:00Z", "2026-11-02T10:06:00Z", "2026-11-02T10:07:00Z");
  }

  @Test
  void aRelayThatWasStartedAgainInItsPodCountsAnewAndIsToldAllTheSame() {
    world.goesLive();
    world.relaySays(onBackup(line(1, "2026-11-02T10:05:00Z")));
    world.plan();
    world.relaySays(onBackup(line(1, "2026-11-02T10:15:00Z")));

    assertThat(reasons(world.plan())).containsExactly(EventReasons.FAILED_OVER);
    assertThat(world.status().switches()).hasSize(2);
  }

  @Test
  void theStatusKeepsTheNewestTenSwitches() {
    world.goesLive();
    world.relaySays(
        onBackup(
            IntStream.rangeClosed(1, 10)
                .mapToObj(i -> line(11 - i, "2026-11-02T10:%02d:00Z".formatted(30 - i)))
                .toArray(Switch[]::new)));
    world.plan();
    world.podBecomes(Moment.PodState.REPLACED);
    world.relaySays(
        onBackup(
            new Switch(
                "pod-2-1",
                null,
                "2026-11-02T11:00:00Z",
                ActiveSource.NONE,
                ActiveSource.BACKUP,
                "Started",
                0L,
                0,
                0,
                null)));
    world.plan();

    assertThat(world.status().switches())
        .hasSize(10)
        .extracting(Switch::id)
        .startsWith("pod-2-1", "pod-1-10")
        .doesNotContain("pod-1-1");
  }

  @Test
  void encodersThatAreSeenAgainWithTheirRelayAreNoNews() {
    world.goesLive();
    world.passes(Duration.ofMinutes(2));
    world.feed = new RelayFeed.Unreachable("keynote-ingest-1", world.now.minusSeconds(60));
    assertThat(reasons(world.plan())).containsExactly(EventReasons.RELAY_UNREACHABLE);

    world.relaySays(Reports.live());

    assertThat(reasons(world.plan())).containsExactly(EventReasons.READY);
  }

  @Test
  void aStreamThatIsMerelyMadeIsNotToldToBeUnready() {
    assertThat(world.plan().tellings()).isEmpty();
  }

  @Test
  void aRefusalIsToldOnceAndSoIsItsEnd() {
    world.goesLive();
    world.spec(Streams.spec(false, null));
    assertThat(reasons(world.plan())).containsExactly(EventReasons.REFUSED);
    world.spec(Streams.spec(false, null, Streams.YOUTUBE, Streams.YOUTUBE));
    assertThat(world.plan().tellings()).isEmpty();

    world.spec(Streams.spec(false, null, Streams.YOUTUBE));

    assertThat(reasons(world.plan())).containsExactly(EventReasons.ACCEPTED);
  }

  private static BackupStreamStatus onBackup(Switch... ledger) {
    return Reports.report(
        ActiveSource.BACKUP,
        SourceState.ABSENT,
        SourceState.RECEIVING,
        DestinationState.STREAMING,
        ledger);
  }

  private static Switch line(int sequence, String at) {
    return new Switch(
        "pod-1-" + sequence,
        null,
        at,
        ActiveSource.PRIMARY,
        ActiveSource.BACKUP,
        "Closed",
        0L,
        0,
        0,
        null);
  }

  private static List<String> reasons(Plan plan) {
    return plan.tellings().stream().map(Telling::reason).toList();
  }

  private static List<String> ids(List<Telling> tellings) {
    return tellings.stream().map(Telling::id).toList();
  }
}
