package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.rig.OperatorRig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects that bear the names of a stream's and are not, and Secrets that two streams name. */
class ForeignObjectsTest {
  private final OperatorRig rig = OperatorRig.in("foreign").started();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aSecretOfSomebodyElseStaysAsItIsAndTheStreamSaysSo() {
    HasMetadata theirs = create(secret("event-relay", Map.of("streamKey", "the-platforms-key")));

    rig.generated("event");

    awaitNameTaken("Secret event-relay");
    assertUntouched(theirs);
    rig.client().resource(theirs).delete();
    await().atMost(90, SECONDS).until(() -> rig.services() == 1);
  }

  @Test
  void aServiceOfSomebodyElseStaysAsItIsAndTheStreamSaysSo() {
    HasMetadata theirs =
        create(
            new ServiceBuilder()
                .withNewMetadata()
                .withName("event-ingest")
                .withNamespace(rig.namespace())
                .endMetadata()
                .withNewSpec()
                .addToSelector("app", "theirs")
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build());

    rig.generated("event");

    awaitNameTaken("Service event-ingest");
    assertUntouched(theirs);
  }

  @Test
  void aStreamThatPushesToAnotherFollowsTheKeysOfThatOne() {
    rig.generated("first", "rtmp://origin.example.com/live", "origin-keys", "primary");
    rig.awaitStatus(
        "first",
        status ->
            assertThat(status.condition(Conditions.RESOLVED_REFS))
                .get()
                .matches(it -> !it.holds()));

    rig.generated("origin");
    rig.awaitHolds("first", Conditions.RESOLVED_REFS);

    rig.client()
        .secrets()
        .inNamespace(rig.namespace())
        .withName("origin-keys")
        .edit(
            keys -> {
              keys.getData().put("primary", encoded("another-primary-key-1"));
              return keys;
            });
    await().atMost(60, SECONDS).until(() -> relaySecrets().contains("another-primary-key-1"));
  }

  private String relaySecrets() {
    Secret relay =
        rig.client().secrets().inNamespace(rig.namespace()).withName("first-relay").get();
    byte[] text = Base64.getDecoder().decode(relay.getData().get("secrets.yaml"));
    return new String(text, StandardCharsets.UTF_8);
  }

  private void awaitNameTaken(String object) {
    rig.awaitStatus(
        "event",
        status ->
            assertThat(status.condition(Conditions.UP_TO_DATE))
                .hasValueSatisfying(
                    it -> {
                      assertThat(it.reason()).isEqualTo(Reasons.WRITE_REFUSED);
                      assertThat(it.message())
                          .startsWith(object + " exists and is not the stream's");
                    }));
  }

  private void assertUntouched(HasMetadata theirs) {
    HasMetadata now = Objects.requireNonNull(rig.client().resource(theirs).get());
    assertThat(now.getMetadata().getResourceVersion())
        .isEqualTo(theirs.getMetadata().getResourceVersion());
  }

  private HasMetadata create(HasMetadata object) {
    return rig.client().resource(object).create();
  }

  private Secret secret(String name, Map<String, String> entries) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(rig.namespace())
        .endMetadata()
        .withStringData(entries)
        .build();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
