package io.backupstream.operator.plan.life;

import io.backupstream.api.WireName;

/** Why a stream is not to run. */
public enum Halt {
  /** Its event has not begun. */
  SCHEDULED,
  /** Its author says so. */
  SUSPENDED,
  /** Its event is over. */
  ENDED,
  /** It is being deleted. */
  DELETED,
  /** No spec of it was ever allowed. */
  REFUSED;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
