package io.backupstream.operator.plan.status;

import io.backupstream.api.Timestamps;
import io.backupstream.api.status.Condition;
import io.backupstream.operator.plan.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns statements into conditions: each keeps its transition time while its status stays. */
public final class ConditionBook {
  private final List<Condition> before;
  private final @Nullable Long generation;
  private final Instant now;

  /**
   * Opens the book.
   *
   * @param before the conditions as they were written last
   * @param generation of the spec that is spoken of
   */
  public ConditionBook(List<Condition> before, @Nullable Long generation, Instant now) {
    this.before = List.copyOf(before);
    this.generation = generation;
    this.now = now;
  }

  /** The condition that a statement comes to. */
  public Condition write(Statement statement) {
    return write(statement, Timestamps.format(now));
  }

  /** The condition that another one's words come to, which knows since when. */
  public Condition write(Condition said) {
    return write(Statement.of(said), said.lastTransitionTime());
  }

  private Condition write(Statement statement, String since) {
    String transition =
        find(statement.type())
            .filter(last -> last.status() == statement.status())
            .map(Condition::lastTransitionTime)
            .orElse(since);
    return new Condition(
        statement.type(),
        statement.status(),
        generation,
        transition,
        statement.reason(),
        statement.message());
  }

  /** What a condition said last. */
  public Optional<Condition> find(String type) {
    return before.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }
}
