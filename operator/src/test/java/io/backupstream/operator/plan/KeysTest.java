package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Keys;
import io.backupstream.api.spec.SecretRef;
import io.backupstream.api.status.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final World world = World.channel();

  @Test
  void generatedKeysHaveNoOwnerSoThatTheyOutliveTheStream() {
    Plan plan = world.plan();

    assertThat(plan.creations())
        .singleElement()
        .satisfies(
            secret -> {
              assertThat(secret.getMetadata().getOwnerReferences()).isEmpty();
              assertThat(secret.getMetadata().getLabels())
                  .containsEntry(Labels.MANAGED_BY, Labels.OPERATOR)
                  .containsEntry(Labels.STREAM, "keynote");
            });
  }

  @Test
  void keysAreGeneratedOnce() {
    world.plan();
    world.freshKeys = new KeyPair("generated-primary-2", "generated-backup-2");

    assertThat(world.plan().creations()).isEmpty();
    assertThat(world.relayFile("secrets.yaml")).contains("generated-primary-1");
  }

  @Test
  void aSecretOfKeysThatWasDeletedComesBackWithTheSameKeys() {
    world.goesLive();
    world.secrets.remove("keynote-keys");
    world.freshKeys = new KeyPair("generated-primary-2", "generated-backup-2");

    world.plan();

    assertThat(world.writes).containsExactly("Secret/keynote-keys");
    assertThat(Objects.requireNonNull(world.secrets.get("keynote-keys")).entries())
        .containsEntry("primary", "generated-primary-1")
        .containsEntry("backup", "generated-backup-1");
  }

  @Test
  void aUsersSecretIsUsedAsItIs() {
    world.secret("mine", Map.of("primary", "primary-of-my-own", "backup", "backup-of-my-own"));
    world.spec(
        new BackupStreamSpec(
            null,
            false,
            new Keys(new SecretRef("mine")),
            null,
            List.of(Streams.YOUTUBE),
            Streams.channel().getSpec().failover(),
            null));

    Plan plan = world.plan();

    assertThat(plan.creations()).isEmpty();
    assertThat(plan.status().ingest()).hasFieldOrPropertyWithValue("keysSecret", "mine");
    assertThat(world.relayFile("secrets.yaml")).contains("primary-of-my-own");
  }

  @Test
  void generatedKeysThatWereSpoiltAreRefusedAndStay() {
    world.plan();
    world.secret("keynote-keys", Map.of("primary", "short", "backup", "generated-backup-1"));

    world.plan();

    assertThat(world.status().condition(Conditions.RESOLVED_REFS))
        .get()
        .matches(refs -> !refs.holds());
    assertThat(world.writes).containsExactly("status");
  }

  @Test
  void onlyTheEntriesThatTheSpecNamesReachTheRelay() {
    world.secret("youtube", Map.of("streamKey", "youtube-key", "password", "of-the-account"));

    world.plan();

    assertThat(world.relayFile("secrets.yaml"))
        .contains("youtube-key")
        .doesNotContain("of-the-account");
  }
}
