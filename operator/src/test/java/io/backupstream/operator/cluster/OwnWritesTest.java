package io.backupstream.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnWritesTest {
  private static final ResourceID ID = new ResourceID("keynote", "events");

  private final List<Service> foreign = new ArrayList<>();
  private final OwnWrites<Service> writes = new OwnWrites<>(foreign::add);

  @Test
  void theEchoOfOurWriteIsNotForeign() {
    writes.write(ID, () -> version("7"));

    assertThat(writes.isForeign(version("7"))).isFalse();
  }

  @Test
  void anEchoThatComesBeforeTheResponseIsNotForeign() {
    writes.write(
        ID,
        () -> {
          assertThat(writes.isForeign(version("7"))).isFalse();
          return version("7");
        });

    assertThat(foreign).isEmpty();
  }

  @Test
  void whatOthersDoIsForeign() {
    writes.write(ID, () -> version("7"));

    assertThat(writes.isForeign(version("8"))).isTrue();
  }

  @Test
  void whatOthersDoWhileWeWriteIsToldAfterwards() {
    writes.write(
        ID,
        () -> {
          assertThat(writes.isForeign(version("6"))).isFalse();
          return version("7");
        });

    assertThat(foreign).containsExactly(version("7"));
  }

  @Test
  void aWriteThatFailsHasNoEcho() {
    assertThatThrownBy(
            () ->
                writes.write(
                    ID,
                    () -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");

    assertThat(writes.isForeign(version("7"))).isTrue();
  }

  private static Service version(String version) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("keynote")
        .withNamespace("events")
        .withResourceVersion(version)
        .endMetadata()
        .build();
  }
}
