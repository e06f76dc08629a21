package io.backupstream.operator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.operator.report.RelayAddress;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelayPodsTest {
  private static final String MORNING = "2026-11-01T08:00:00Z";
  private static final String EVENING = "2026-11-01T20:00:00Z";

  @Test
  void aPodThatRunsSpeaks() {
    assertThat(RelayPods.speaking(List.of(pod("a", MORNING, "10.0.0.1"))))
        .contains(new RelayAddress("a", "uid-a", "10.0.0.1", 8080));
  }

  @Test
  void aPodWithoutAnAddressDoesNot() {
    assertThat(RelayPods.speaking(List.of(pod("a", MORNING, null)))).isEmpty();
  }

  @Test
  void theNewestSpeaks() {
    assertThat(
            RelayPods.speaking(
                List.of(pod("b", EVENING, "10.0.0.2"), pod("a", MORNING, "10.0.0.1"))))
        .hasValueSatisfying(address -> assertThat(address.pod()).isEqualTo("b"));
  }

  @Test
  void aPodThatGoesSpeaksWhileThereIsNoOther() {
    Pod going = pod("b", EVENING, "10.0.0.2");
    going.getMetadata().setDeletionTimestamp(EVENING);

    assertThat(RelayPods.speaking(List.of(going))).isPresent();
    assertThat(RelayPods.speaking(List.of(going, pod("a", MORNING, "10.0.0.1"))))
        .hasValueSatisfying(address -> assertThat(address.pod()).isEqualTo("a"));
  }

  @Test
  void thePortCalledManagementIsTheOne() {
    Pod pod =
        new PodBuilder(pod("a", MORNING, "10.0.0.1"))
            .editSpec()
            .addNewContainer()
            .addNewPort()
            .withName("management")
            .withContainerPort(9090)
            .endPort()
            .endContainer()
            .endSpec()
            .build();

    assertThat(RelayPods.speaking(List.of(pod)))
        .contains(new RelayAddress("a", "uid-a", "10.0.0.1", 9090));
  }

  private static Pod pod(String name, String created, @Nullable String address) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withUid("uid-" + name)
        .withCreationTimestamp(created)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .withPodIP(address)
        .endStatus()
        .build();
  }
}
