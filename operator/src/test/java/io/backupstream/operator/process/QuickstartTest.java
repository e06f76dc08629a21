package io.backupstream.operator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.testkit.ApiServer;
import io.backupstream.operator.testkit.AuditEvent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From {@code kubectl apply} of the very file that a local run takes. */
class QuickstartTest {
  private static final Path QUICKSTART = Path.of("..", "examples", "quickstart.yaml");

  private final OperatorRig rig = OperatorRig.in("quickstart").started();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void theQuickstartBecomesObjectsAndAnAddress() {
    rig.apply(QUICKSTART);

    awaitAddress();
    assertThat(names(rig.client().secrets().inNamespace(rig.namespace()).list()))
        .contains("quickstart-keys", "quickstart-local", "quickstart-relay");
    assertThat(names(rig.client().apps().deployments().inNamespace(rig.namespace()).list()))
        .contains("quickstart-ingest");
    assertThat(names(rig.client().services().inNamespace(rig.namespace()).list()))
        .contains("quickstart-ingest");
    assertThat(
            names(
                rig.client().network().v1().networkPolicies().inNamespace(rig.namespace()).list()))
        .contains("quickstart-ingest");
  }

  @Test
  void aNewStreamCostsOneWriteAnObjectAndOneStatus() {
    long mark = ApiServer.shared().audit().mark();
    rig.generated("event");

    rig.awaitStatus("event", _ -> {});
    rig.awaitQuiet(mark);
    assertThat(rig.writesSince(mark))
        .filteredOn(write -> !write.namespace().isEmpty())
        .extracting(AuditEvent::verb, AuditEvent::resource)
        .containsExactlyInAnyOrder(
            tuple("create", "secrets"),
            tuple("patch", "secrets"),
            tuple("patch", "deployments"),
            tuple("patch", "services"),
            tuple("patch", "networkpolicies"),
            tuple("patch", "backupstreams/status"));
  }

  @Test
  void aRestartWritesNothing() {
    rig.apply(QUICKSTART);
    awaitAddress();
    long before = ApiServer.shared().audit().mark();
    rig.awaitQuiet(before);

    rig.stop();
    long mark = ApiServer.shared().audit().mark();
    rig.started();
    rig.awaitQuiet(mark);

    assertThat(rig.writesSince(mark)).isEmpty();
  }

  private void awaitAddress() {
    rig.awaitStatus(
        "quickstart",
        status -> {
          assertThat(status.ingest())
              .extracting(IngestStatus::url, STRING)
              .matches("rtmp://127\\.0\\.0\\.1:\\d+/live");
          assertThat(status.condition(Conditions.RESOLVED_REFS).map(Condition::holds))
              .contains(true);
        });
  }

  private static List<String> names(KubernetesResourceList<? extends HasMetadata> list) {
    return list.getItems().stream().map(item -> item.getMetadata().getName()).sorted().toList();
  }
}
