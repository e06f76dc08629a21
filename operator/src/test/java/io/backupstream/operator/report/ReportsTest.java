package io.backupstream.operator.report;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.operator.plan.RelayFeed;
import io.backupstream.operator.rig.FakeRelays;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final ResourceID KEYNOTE = new ResourceID("keynote", "events");
  private static final String HOST = "127.3.0.1";
  private static final WatchLimits QUICK =
      new WatchLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofMillis(20),
          Duration.ofMillis(200));

  private final FakeRelays relays = FakeRelays.start(300);
  private final Queue<ResourceID> changed = new ConcurrentLinkedQueue<>();
  private final Reports reports = new Reports(InstantSource.system(), QUICK, changed::add);
  private final RelayAddress address = at("pod-1", HOST);

  @AfterEach
  void close() {
    reports.close();
    relays.close();
  }

  @Test
  void withoutAPodThereIsNothingToHear() {
    assertThat(reports.follow(KEYNOTE, null)).isInstanceOf(RelayFeed.Silent.class);
  }

  @Test
  void eachChangeIsHeardAndTold() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);

    relays.say(HOST, report("1", ActiveSource.BACKUP));

    awaitHeard("1", ActiveSource.BACKUP);
    assertThat(changed).containsExactly(KEYNOTE, KEYNOTE);
  }

  @Test
  void whatIsSaidAgainIsNotToldAgain() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    relays.say(HOST, report("2", ActiveSource.PRIMARY));
    awaitHeard("2", ActiveSource.PRIMARY);

    assertThat(changed).hasSize(2);
  }

  @Test
  void aConnectionThatIsLostIsResumedAndWhatWasHeardHolds() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);

    relays.hangUp();
    relays.say(HOST, report("2", ActiveSource.PRIMARY));

    awaitHeard("2", ActiveSource.PRIMARY);
    assertThat(changed).hasSize(2);
  }

  @Test
  void aRelayThatRefusesIsUnreachableUntilItReturns() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);

    relays.vanish();
    awaitUnreachable();
    relays.comeBack();

    awaitHeard("1", ActiveSource.PRIMARY);
  }

  @Test
  void aRelayThatFallsSilentIsUnreachableThoughItsMachineTakesConnections() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);

    relays.freeze();

    awaitUnreachable();
    await()
        .during(3, SECONDS)
        .until(() -> reports.follow(KEYNOTE, address) instanceof RelayFeed.Unreachable);
    assertThat(changed).hasSize(2);
  }

  @Test
  void heartbeatsAloneKeepARelayHeard() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);

    await()
        .during(3, SECONDS)
        .until(() -> reports.follow(KEYNOTE, address) instanceof RelayFeed.Heard);
  }

  @Test
  void aRelayThatHasNotSpokenYetIsSilentInItsGrace() {
    relays.vanish();

    assertThat(reports.follow(KEYNOTE, address)).isInstanceOf(RelayFeed.Silent.class);
    awaitUnreachable();
    assertThat(changed).containsExactly(KEYNOTE);
  }

  @Test
  void anotherPodIsAnotherRelay() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);
    RelayAddress next = at("pod-2", "127.3.0.2");

    assertThat(reports.follow(KEYNOTE, next)).isInstanceOf(RelayFeed.Silent.class);
    relays.say("127.3.0.2", report("7", ActiveSource.NONE));

    await()
        .untilAsserted(
            () ->
                assertThat(reports.follow(KEYNOTE, next))
                    .isInstanceOfSatisfying(
                        RelayFeed.Heard.class,
                        heard -> assertThat(heard.revision()).isEqualTo("7")));
    await().untilAsserted(() -> assertThat(relays.listeners()).isEqualTo(1));
  }

  @Test
  void aStreamThatIsForgottenIsListenedToNoMore() {
    relays.say(HOST, report("1", ActiveSource.PRIMARY));
    awaitHeard("1", ActiveSource.PRIMARY);

    reports.forget(KEYNOTE);

    await().untilAsserted(() -> assertThat(relays.listeners()).isZero());
  }

  @Test
  void whatIsNoReportMakesARelayUnreachable() {
    relays.sayText(HOST, "<html>");
    awaitUnreachable();

    relays.say(HOST, report("1", ActiveSource.NONE));
    awaitHeard("1", ActiveSource.NONE);
  }

  @Test
  void wordsOfANewerRelayDoNotMatter() {
    relays.sayText(
        HOST,
        """
        {"revision":"3","mood":"fine","streams":[{"namespace":"events","name":"keynote",\
        "status":{"activeSource":"Primary","colour":"red"}}]}""");

    awaitHeard("3", ActiveSource.PRIMARY);
  }

  @Test
  void aReportThatDoesNotNameTheStreamHasNoStatus() {
    relays.say(HOST, new RelayReport("1", "keynote.yaml: broken", List.of()));

    await()
        .untilAsserted(
            () ->
                assertThat(reports.follow(KEYNOTE, address))
                    .isEqualTo(new RelayFeed.Heard("pod-1", "1", "keynote.yaml: broken", null)));
  }

  private void awaitHeard(String revision, ActiveSource active) {
    await()
        .untilAsserted(
            () -> {
              assertThat(reports.follow(KEYNOTE, address))
                  .isInstanceOfSatisfying(
                      RelayFeed.Heard.class,
                      heard -> {
                        assertThat(heard.revision()).isEqualTo(revision);
                        assertThat(heard.status())
                            .isNotNull()
                            .extracting(BackupStreamStatus::activeSource)
                            .isEqualTo(active);
                      });
            });
  }

  private void awaitUnreachable() {
    await()
        .untilAsserted(
            () ->
                assertThat(reports.follow(KEYNOTE, address))
                    .isInstanceOf(RelayFeed.Unreachable.class));
  }

  private RelayAddress at(String pod, String host) {
    return new RelayAddress(pod, "uid-of-" + pod, host, relays.port());
  }

  private static RelayReport report(String revision, ActiveSource active) {
    return new RelayReport(
        revision,
        null,
        List.of(
            new StreamReport(
                "events",
                "keynote",
                BackupStreamStatus.reported(
                    null, active, SourcesStatus.ABSENT, List.of(), List.of(), List.of()))));
  }
}
