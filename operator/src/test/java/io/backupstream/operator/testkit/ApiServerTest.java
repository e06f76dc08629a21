package io.backupstream.operator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

class ApiServerTest {
  private static final ApiServer API = ApiServer.shared();

  @Test
  void aServiceAccountMayDoNothingUntilARoleSaysSo() {
    String namespace = API.newNamespace("kit");
    createServiceAccount(namespace);

    try (KubernetesClient client = API.clientOf(namespace, "robot")) {
      assertThatThrownBy(() -> client.secrets().inNamespace(namespace).list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("system:serviceaccount:" + namespace + ":robot")
          .hasMessageContaining("forbidden");
    }
  }

  @Test
  void aPersonMayDoNothingUntilARoleSaysSo() {
    try (KubernetesClient client = API.clientAs("ada", "editors")) {
      assertThatThrownBy(() -> client.secrets().inNamespace("default").list())
          .hasMessageContaining("\"ada\"")
          .hasMessageContaining("forbidden");
    }
  }

  @Test
  void theAuditLogTellsWhoChangedWhat() {
    String namespace = API.newNamespace("kit");
    long mark = API.audit().mark();

    createServiceAccount(namespace);

    assertThat(API.audit().since(mark))
        .filteredOn(AuditEvent::writes)
        .filteredOn(event -> event.namespace().equals(namespace))
        .extracting(AuditEvent::verb, AuditEvent::resource, AuditEvent::code)
        .containsExactly(tuple("create", "serviceaccounts", 201));
  }

  @Test
  void anotherProcessCanBeAServiceAccount() {
    String namespace = API.newNamespace("kit");
    createServiceAccount(namespace);

    Ran whoami =
        API.kubectl(
            "--kubeconfig",
            API.kubeconfigOf(namespace, "robot").toString(),
            "auth",
            "whoami",
            "-o",
            "jsonpath={.status.userInfo.username}");

    assertThat(whoami.out()).isEqualTo("system:serviceaccount:" + namespace + ":robot");
  }

  private static void createServiceAccount(String namespace) {
    API.client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("robot")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }
}
