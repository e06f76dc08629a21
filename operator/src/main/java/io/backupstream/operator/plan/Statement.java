package io.backupstream.operator.plan;

import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;

/**
 * What a condition says, before it is known since when.
 *
 * @param type one of {@link io.backupstream.api.status.Conditions}
 * @param reason one of {@link io.backupstream.api.status.Reasons}
 * @param message in plain words
 */
public record Statement(String type, ConditionStatus status, String reason, String message) {
  /** What a condition says that has been written. */
  public static Statement of(Condition condition) {
    return new Statement(
        condition.type(), condition.status(), condition.reason(), condition.message());
  }

  /** It holds. */
  public static Statement holds(String type, String reason, String message) {
    return new Statement(type, ConditionStatus.TRUE, reason, message);
  }

  /** It does not hold. */
  public static Statement fails(String type, String reason, String message) {
    return new Statement(type, ConditionStatus.FALSE, reason, message);
  }

  /** It cannot be told. */
  public static Statement unknown(String type, String reason, String message) {
    return new Statement(type, ConditionStatus.UNKNOWN, reason, message);
  }

  /** Whether it holds. */
  public boolean isTrue() {
    return status == ConditionStatus.TRUE;
  }
}
