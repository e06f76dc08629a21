package io.backupstream.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.operator.plan.Telling;
import io.backupstream.operator.testkit.ApiServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a real API server, which has no controller that would end a namespace. */
class EventTellerTest {
  private static final ApiServer API = ApiServer.shared();
  private static final Telling TELLING =
      new Telling("id", false, "OnAir", "Switch", "the primary is on air", Instant.EPOCH);

  private final List<String> told = new ArrayList<>();
  private final EventTeller teller = new EventTeller(API.client(), "operator-1", told::add);

  @Test
  void anEventIsToldOnce() {
    ConfigMap about = create(API.newNamespace("teller"));

    teller.tell(about, TELLING);
    teller.tell(about, TELLING);

    assertThat(told).containsExactly("OnAir");
  }

  @Test
  void inANamespaceThatGoesNothingIsToldAndNothingIsHeldUp() {
    String namespace = API.newNamespace("teller");
    ConfigMap about = create(namespace);
    API.client().namespaces().withName(namespace).delete();

    teller.tell(about, TELLING);

    assertThat(told).isEmpty();
  }

  @Test
  void aLongTextInAnyScriptIsShortened() {
    ConfigMap about = create(API.newNamespace("teller"));
    String text = "\u653e\u9001 \ud83d\udce1".repeat(300);

    teller.tell(about, new Telling("id", false, "OnAir", "Switch", text, Instant.EPOCH));

    assertThat(told).containsExactly("OnAir");
  }

  private static ConfigMap create(String namespace) {
    return API.client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("event")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }
}
