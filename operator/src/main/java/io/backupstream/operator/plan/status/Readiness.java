package io.backupstream.operator.plan.status;

import io.backupstream.api.Timestamps;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.Statement;
import io.backupstream.operator.plan.relay.Halt;
import io.backupstream.operator.plan.relay.IngestPod;
import io.backupstream.operator.plan.relay.RelayView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether an encoder can connect now, and whether the relay goes by the stream's own spec. */
final class Readiness {
  private final Facts facts;
  private final ConditionBook book;

  Readiness(Facts facts, ConditionBook book) {
    this.facts = facts;
    this.book = book;
  }

  /** The statement Ready. */
  Statement ready() {
    Halt why = facts.life().halt();
    return why == null ? running() : halted(why);
  }

  private Statement running() {
    return switch (facts.relay()) {
      case RelayView.Absent(IngestPod pod, var until) ->
          podNotReady(pod == null ? NO_POD : pod.trouble());
      case RelayView.Awaited awaited ->
          awaited.pod().readySince() == null
              ? podNotReady(awaited.pod().trouble())
              : asBefore(Conditions.READY, podNotReady(NOT_REPORTED));
      case RelayView.Lost lost -> unreachable(Conditions.READY, lost.pod());
      case RelayView.Speaking(IngestPod pod, var said) -> {
        if (pod.readySince() == null) {
          yield podNotReady(pod.trouble());
        }
        yield said.status() == null ? podNotReady(NOT_REPORTED) : reachable();
      }
    };
  }

  private static final String NO_POD = "no pod exists yet";
  private static final String NOT_REPORTED = "the relay has not reported yet";

  private static Statement podNotReady(String message) {
    return fails(Reasons.POD_NOT_READY, message);
  }

  private Statement reachable() {
    return facts.hasAddress()
        ? Statement.holds(Conditions.READY, Reasons.READY, "encoders can connect")
        : fails(Reasons.ADDRESS_PENDING, "the stream has no address that encoders can reach yet");
  }

  private Statement halted(Halt why) {
    return switch (why) {
      case SCHEDULED -> fails(Reasons.SCHEDULED, "encoders can connect from " + opening());
      case SUSPENDED -> fails(Reasons.SUSPENDED, "spec.suspend is true");
      case ENDED -> fails(Reasons.ENDED, "the event is over");
      case DELETED -> fails(Reasons.ENDED, "the stream is being deleted");
      case REFUSED -> podNotReady("no spec has been allowed yet: see Accepted and ResolvedRefs");
    };
  }

  private String opening() {
    Schedule schedule = facts.inForce() == null ? null : facts.inForce().spec().schedule();
    return schedule == null
        ? "the start"
        : Timestamps.format(schedule.startInstant().minus(schedule.leadTimeDuration()));
  }

  private static Statement fails(String reason, String message) {
    return Statement.fails(Conditions.READY, reason, message);
  }

  /** The statement Programmed. */
  Statement programmed() {
    return switch (facts.relay()) {
      case RelayView.Absent none -> pending("no relay runs");
      case RelayView.Awaited awaited -> asBefore(Conditions.PROGRAMMED, pending(NOT_TAKEN_UP));
      case RelayView.Lost lost -> unreachable(Conditions.PROGRAMMED, lost.pod());
      case RelayView.Speaking(IngestPod pod, var said) ->
          programmed(said.revision(), said.problem());
    };
  }

  private static final String NOT_TAKEN_UP = "the relay has not taken this spec up yet";

  private Statement programmed(String revision, @Nullable String problem) {
    boolean inForce = revision.equals(facts.revision());
    boolean own = facts.inForce() != null && facts.inForce().isCurrent();
    if (inForce && !own) {
      return pending("the relay goes on with the last spec that was allowed");
    }
    if (inForce) {
      return Statement.holds(
          Conditions.PROGRAMMED, Reasons.PROGRAMMED, "the relay goes by this spec");
    }
    return problem == null
        ? pending(NOT_TAKEN_UP)
        : Statement.fails(Conditions.PROGRAMMED, Reasons.REFUSED, problem);
  }

  private static Statement pending(String message) {
    return Statement.fails(Conditions.PROGRAMMED, Reasons.PENDING, message);
  }

  /** What was said last, if it was said of this generation of the spec. */
  private Statement asBefore(String type, Statement otherwise) {
    return book.find(type)
        .filter(last -> Objects.equals(last.observedGeneration(), generation()))
        .map(Statement::of)
        .orElse(otherwise);
  }

  private @Nullable Long generation() {
    return facts.situation().stream().getMetadata().getGeneration();
  }

  private static Statement unreachable(String type, IngestPod pod) {
    return Statement.unknown(
        type,
        Reasons.RELAY_UNREACHABLE,
        "the relay in pod " + pod.name() + " cannot be reached; it may well be on air");
  }
}
