package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Figures;
import io.backupstream.e2e.kit.Hands;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Outage;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(6)
@Tag("e2e")
class LostPodTest {
  /** Which encoder is back first is chance. */
  private static final String ANY = "[PB]+";

  @RegisterExtension final Scene scene = new Scene();

  private NumberedDestination destination;
  private Broadcast event;
  private Pod pod;
  private Condition ready;

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @BeforeEach
  void goLive() {
    destination = scene.destination();
    event = scene.broadcast("event").to("out", destination.url()).apply();
    String url = event.awaitUrl();
    scene.persist(event, ActiveSource.PRIMARY, url);
    event.awaitOnAir(ActiveSource.PRIMARY);
    scene.persist(event, ActiveSource.BACKUP, url);
    event.awaitTrue(Conditions.SEAMLESS_READY);
    ready = event.awaitTrue(Conditions.LIVE).condition(Conditions.SEAMLESS_READY).orElseThrow();
    pod = event.pod();
  }

  @Test
  @Tag("needs-host")
  void aKilledPodStartsAgainAndTheDestinationIsResumed() {
    Hands.here().kill(pod);

    Outage.awaitSecondPush(destination);
    Figures.add("media missing at the destination: pod killed", Outage.between(destination));
    theSecondPushIsWhole();
    assertThat(event.pod().getMetadata().getUid()).isEqualTo(pod.getMetadata().getUid());
  }

  @Test
  void aPodThatIsToldToGoClosesWithoutUnpublishAndTheNextResumes() {
    Program.kubectl()
        .with("delete", "pod", pod.getMetadata().getName(), "--namespace", scene.namespace())
        .run("--wait=false");

    Outage.awaitSecondPush(destination);
    Figures.add("media missing at the destination: pod evicted", Outage.between(destination));
    assertThat(destination.connections().getFirst().isUnpublished()).isFalse();
    theSecondPushIsWhole();
    assertThat(event.pod().getMetadata().getUid()).isNotEqualTo(pod.getMetadata().getUid());
  }

  private void theSecondPushIsWhole() {
    event.awaitTrueAgain(ready);
    scene.onAirUntilNow(destination.connections().getLast(), ANY);
    assertThat(destination.connections()).as("both pushes and no more").hasSize(2);
  }
}
