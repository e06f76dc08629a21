package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private final World world = World.channel();

  @Test
  void applyingAStreamWritesAllThatItNeedsInOnePlan() {
    world.plan();

    assertThat(world.writes)
        .containsExactly(
            "Secret/keynote-keys",
            "Secret/keynote-relay",
            "Deployment/keynote-ingest",
            "Service/keynote-ingest",
            "NetworkPolicy/keynote-ingest",
            "status");
  }

  @Test
  void theUrlIsKnownAsSoonAsTheServiceIs() {
    world.plan();
    world.plan();

    assertThat(world.status().ingest())
        .hasFieldOrPropertyWithValue("url", "rtmp://192.0.2.10:31935/live")
        .hasFieldOrPropertyWithValue("keysSecret", "keynote-keys");
    assertThat(world.writes).containsExactly("status");
  }

  @Test
  void encodersCanConnectOnceTheRelaySpeaks() {
    ready();

    assertThat(world.status().condition(Conditions.READY)).get().matches(c -> c.holds());
    assertThat(world.status().condition(Conditions.PROGRAMMED)).get().matches(c -> c.holds());
  }

  @Test
  void nothingIsWrittenWhereNothingHappens() {
    ready();
    BackupStreamStatus before = world.status();
    world.passes(Duration.ofHours(1));

    Plan plan = world.plan();

    assertThat(world.writes).isEmpty();
    assertThat(plan.status()).isEqualTo(before);
    assertThat(plan.lookAgainAt()).isNull();
  }

  private void ready() {
    world.plan();
    world.deploymentControllerActs();
    world.plan();
    world.relaySays(Reports.idle());
    world.plan();
  }
}
