package io.backupstream.ingest.failover;

/** What is to be done now. */
public sealed interface Decision {

  /** What is on air stays, or nothing is. */
  record Stay() implements Decision {}

  /** Put this source on air; holds until it is there or something else is decided. */
  record Play(Role role, Cause cause) implements Decision {}

  /**
   * Both sources have been away too long: let the destinations go.
   *
   * @param unpublish whether the last source ended by its encoder's own unpublish, so that the
   *     broadcast ends with it
   */
  record LetGo(boolean unpublish) implements Decision {}
}
