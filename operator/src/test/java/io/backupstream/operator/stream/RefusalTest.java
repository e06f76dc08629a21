package io.backupstream.operator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourcesStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-27T20:00:00Z");
  private final KubernetesClientException quota = refused(403, "exceeded quota: pods");
  private final BackupStreamStatus planned = planned();

  @Test
  void whatTheApiServerSaysIsTold() {
    Condition told = upToDate(Refusal.told(planned, null, quota, MORNING));

    assertThat(told.status()).isEqualTo(ConditionStatus.FALSE);
    assertThat(told.reason()).isEqualTo(Reasons.WRITE_REFUSED);
    assertThat(told.message())
        .isEqualTo("the API server refuses an object of the stream: exceeded quota: pods");
  }

  @Test
  void aLackOfPortsIsToldThoughItComesAsAnInternalError() {
    KubernetesClientException full = refused(500, "failed to allocate a nodePort: range is full");

    assertThat(upToDate(Refusal.told(planned, null, full, MORNING)).message())
        .endsWith("failed to allocate a nodePort: range is full");
  }

  @Test
  void aRefusalThatLastsIsNoNewStatus() {
    BackupStreamStatus first = Refusal.told(planned, null, quota, MORNING);

    assertThat(Refusal.told(planned, first, quota, EVENING)).isEqualTo(first);
  }

  @Test
  void whatPassesByItselfIsNotTold() {
    assertThat(Refusal.told(planned, null, refused(409, "conflict"), MORNING)).isEqualTo(planned);
    assertThat(Refusal.told(planned, null, refused(503, "busy"), MORNING)).isEqualTo(planned);
  }

  @Test
  void aStreamIsGivenUpOnceNoRelayCanBeToldForLong() {
    assertThat(Refusal.givesUp(deletedAt(MORNING), quota, MORNING.plusSeconds(60))).isFalse();
    assertThat(Refusal.givesUp(deletedAt(MORNING), quota, MORNING.plusSeconds(61))).isTrue();
    assertThat(Refusal.givesUp(deletedAt(MORNING), refused(503, "busy"), EVENING)).isFalse();
    assertThat(Refusal.givesUp(deletedAt(null), quota, EVENING)).isFalse();
  }

  private static BackupStream deletedAt(@Nullable Instant deleted) {
    BackupStream stream = new BackupStream();
    stream.setMetadata(
        new ObjectMetaBuilder()
            .withDeletionTimestamp(deleted == null ? null : deleted.toString())
            .build());
    return stream;
  }

  private static Condition upToDate(BackupStreamStatus status) {
    return status.condition(Conditions.UP_TO_DATE).orElseThrow();
  }

  private static KubernetesClientException refused(int code, String message) {
    return new KubernetesClientException(
        message, code, new StatusBuilder().withCode(code).withMessage(message).build());
  }

  private static BackupStreamStatus planned() {
    Condition fine =
        new Condition(
            Conditions.UP_TO_DATE, ConditionStatus.TRUE, 1L, MORNING.toString(), "UpToDate", "");
    return BackupStreamStatus.reported(
        null, ActiveSource.NONE, SourcesStatus.ABSENT, List.of(), List.of(), List.of(fine));
  }
}
