package io.backupstream.operator.plan.relay;

import io.backupstream.api.WireName;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The one that a text names; empty if it names none. */
  static Optional<Halt> find(String text) {
    return Stream.of(values()).filter(each -> each.toString().equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
