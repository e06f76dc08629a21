package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Hands;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Kube;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.e2e.kit.Settings;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a cluster that enforces policies. */
@Order(8)
@Tag("e2e")
@Tag("needs-host")
class NetworkPolicyTest {
  private static final String MONITORING = Kube.unusedName("e2e-monitoring");
  private static final int RTMP = 1935;
  private static final int MANAGEMENT = 8080;

  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
    Kube.createNamespace(MONITORING);
    Installation.upgrade(Settings.ingestImage(), "--set", "monitoring.namespace=" + MONITORING);
  }

  @AfterAll
  static void restore() {
    Kube.deleteNamespace(MONITORING);
    Installation.upgrade(Settings.ingestImage());
  }

  @Test
  void onlyOperatorAndMonitoringReachTheManagementPortAndAllElseWorks() {
    NumberedDestination destination = scene.destination();
    int port = URI.create(destination.url()).getPort();
    Broadcast event =
        scene
            .broadcast("event")
            .to("named", "rtmp://%s:%d/live".formatted(nameOfThisMachine(), port))
            .apply();
    scene.publish(event, ActiveSource.PRIMARY);
    event.awaitTrue(Conditions.LIVE);
    scene.onAirUntilNow(destination.onlyConnection(), "P");

    String address = event.pod().getStatus().getPodIP();
    Pod stranger = idlePod(scene.namespace());
    assertThat(management(operator(), address)).isEqualTo("200");
    assertThat(management(idlePod(MONITORING), address)).isEqualTo("200");
    assertThat(connects(stranger, address, RTMP)).as("an encoder in a pod").isTrue();
    assertThat(connects(stranger, address, MANAGEMENT)).as("a stranger").isFalse();
    assertThat(management(operator(), address)).isEqualTo("200");
  }

  /** A name in the cluster's DNS that leads to this machine. */
  private String nameOfThisMachine() {
    String manifest =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: outside}
        spec: {clusterIP: None, ports: [{name: rtmp, port: 1935}]}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: outside, labels: {kubernetes.io/service-name: outside}}
        addressType: IPv4
        ports: [{name: rtmp, port: 1935, protocol: TCP}]
        endpoints: [{addresses: [%s]}]
        """
            .formatted(Settings.hostAddress());
    Program.kubectl()
        .with("apply", "--namespace", scene.namespace())
        .run("--filename", scene.write("outside.yaml", manifest).toString());
    return "outside." + scene.namespace() + ".svc";
  }

  private Pod operator() {
    return Installation.pods().getFirst();
  }

  private static Pod idlePod(String namespace) {
    Program.kubectl()
        .with("run", "idle", "--namespace", namespace)
        .run("--image=backupstream.local/pause:1", "--image-pull-policy=Never");
    Patiently.await("an idle pod in " + namespace)
        .until(() -> Kube.client().pods().inNamespace(namespace).withName("idle").isReady());
    return Kube.client().pods().inNamespace(namespace).withName("idle").get();
  }

  /** The status code, or how curl exited. */
  private static String management(Pod from, String address) {
    return curl(from, "http://%s:%d/healthz/ready".formatted(address, MANAGEMENT), "%{http_code}");
  }

  /** Whether TCP gets through: who drops packets and who says nothing look alike otherwise. */
  private static boolean connects(Pod from, String address, int port) {
    String said = curl(from, "telnet://%s:%d".formatted(address, port), "%{time_connect}");
    return Double.parseDouble(said.substring(said.lastIndexOf(' ') + 1)) > 0;
  }

  private static String curl(Pod from, String url, String written) {
    return Hands.here()
        .inNetworkOf(
            from,
            "curl",
            "--silent",
            "--max-time",
            "3",
            "--output",
            "/dev/null",
            "--write-out",
            written,
            url);
  }
}
