package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Figures;
import io.backupstream.e2e.kit.Hands;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Kube;
import io.backupstream.e2e.kit.Nodes;
import io.backupstream.e2e.kit.Outage;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.PersistentEncoder;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.e2e.kit.Settings;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(5)
@Tag("e2e")
@Tag("needs-host")
class LostNodeTest {
  /** Which encoder is back first is chance. */
  private static final String ANY = "[PB]+";

  @RegisterExtension final Scene scene = new Scene();

  /** With its own node lost, a lone operator would be away for minutes, and status be old. */
  @BeforeAll
  static void installElsewhere() {
    Installation.ensure();
    Installation.upgrade(
        Settings.ingestImage(), "--set", "nodeSelector.topology\\.kubernetes\\.io/region=us-east");
  }

  @AfterAll
  static void restore() {
    Installation.upgrade(Settings.ingestImage());
  }

  @AfterEach
  void bringTheNodeBack() {
    Hands.here().mend();
    Patiently.await("all nodes ready").until(Nodes::allReady);
  }

  @Test
  void aPodOnAnotherNodeOfTheRegionResumesTheDestination() {
    Hands hands = Hands.here();
    NumberedDestination destination = scene.destination();
    Broadcast event =
        scene
            .broadcast("event")
            .set("region", scene.region("eu-central"))
            .to("out", destination.url())
            .apply();
    String url = event.awaitUrl();
    Pod pod = event.pod();
    String lost = pod.getSpec().getNodeName();
    String surviving = url.replace(URI.create(url).getHost(), Nodes.addressOfAnother(lost));
    PersistentEncoder primary = scene.persist(event, ActiveSource.PRIMARY, surviving);
    event.awaitOnAir(ActiveSource.PRIMARY);
    scene.persist(event, ActiveSource.BACKUP, surviving);
    event.awaitTrue(Conditions.SEAMLESS_READY);
    Condition ready =
        event.awaitTrue(Conditions.LIVE).condition(Conditions.SEAMLESS_READY).orElseThrow();

    hands.loseNode(lost);
    measure(new Timer(System.nanoTime()), event, pod, primary);

    Outage.awaitSecondPush(destination);
    Figures.add("media missing at the destination: node lost", Outage.between(destination));
    event.awaitTrueAgain(ready);
    assertThat(event.pod().getSpec().getNodeName()).isNotEqualTo(lost);
    scene.onAirUntilNow(destination.connections().getLast(), ANY);
  }

  private static void measure(Timer timer, Broadcast event, Pod pod, PersistentEncoder primary) {
    String lost = pod.getSpec().getNodeName();
    int publishes = primary.publishes();
    Patiently.await("the loss noticed").until(() -> !Nodes.isReady(lost));
    Figures.add("node lost: until it is noticed", timer.lap());
    Patiently.await("the pod given up").until(() -> event.livePods().isEmpty() || next(event, pod));
    Figures.add("node lost: until the pod is given up", timer.lap());
    Patiently.await("the next pod ready").until(() -> next(event, pod) && isReady(event));
    Figures.add("node lost: until the next pod is ready", timer.lap());
    Patiently.await("an encoder back").until(() -> primary.publishes() > publishes);
    Figures.add("node lost: until an encoder is back", timer.lap());
  }

  private static boolean next(Broadcast event, Pod pod) {
    return event.livePods().stream()
        .anyMatch(it -> !it.getMetadata().getUid().equals(pod.getMetadata().getUid()));
  }

  private static boolean isReady(Broadcast event) {
    return Kube.client().pods().resource(event.livePods().getLast()).isReady();
  }

  /** Measures one part after the other. */
  private static final class Timer {
    private long fromNanos;

    Timer(long fromNanos) {
      this.fromNanos = fromNanos;
    }

    Duration lap() {
      long nowNanos = System.nanoTime();
      Duration lap = Duration.ofNanos(nowNanos - fromNanos);
      fromNanos = nowNanos;
      return lap;
    }
  }
}
