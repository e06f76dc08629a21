package io.backupstream.operator.plan.stream;

import io.backupstream.operator.plan.Nudge;
import io.backupstream.operator.plan.relay.IngestPod;
import io.backupstream.operator.plan.relay.RelayView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a pod's kubelet is to be made to look at its Secret: as soon as the Secret is written, and
 * again until the relay reports the revision, for the kubelet may have looked too early.
 *
 * @param nudge to be given now; null if none
 * @param next when to see to it again; null if never
 */
record Nudges(@Nullable Nudge nudge, @Nullable Instant next) {
  private static final Duration EACH = Duration.ofSeconds(2);
  private static final Duration EACH_LATER = Duration.ofSeconds(30);
  private static final int SOON = 15;
  static final Nudges NONE = new Nudges(null, null);

  /**
   * What to do about a pod.
   *
   * @param revision what its relay is to report
   * @param written whether this very plan writes the Secret anew
   */
  static Nudges of(RelayView relay, String revision, boolean written, Instant now) {
    return switch (relay) {
      case RelayView.Absent none -> NONE;
      case RelayView.Awaited(IngestPod pod, var last, var until) ->
          unheard(pod, revision, written, now);
      case RelayView.Lost(IngestPod pod, var last, var since) ->
          unheard(pod, revision, written, now);
      case RelayView.Speaking(IngestPod pod, var said) -> {
        boolean has = said.revision().equals(revision);
        boolean starts = said.revision().isEmpty() && said.problem() == null;
        yield has || starts ? NONE : again(pod, revision, said.problem() != null, now);
      }
    };
  }

  /** Its relay may have the revision already: it is nudged a few times after a change. */
  private static Nudges unheard(IngestPod pod, String revision, boolean written, Instant now) {
    boolean begun = Past.of(pod, revision) != null;
    return written || begun ? again(pod, revision, true, now) : NONE;
  }

  private static Nudges again(IngestPod pod, String revision, boolean givesUp, Instant now) {
    Past past = Past.of(pod, revision);
    if (past == null) {
      return given(pod, revision, 1, now);
    }
    if (givesUp && past.count >= SOON) {
      return NONE;
    }
    Instant due = past.at.plus(past.count < SOON ? EACH : EACH_LATER);
    boolean isEarly = now.isBefore(due) && !past.at.isAfter(now); // a clock may be set back
    return isEarly ? new Nudges(null, due) : given(pod, revision, past.count + 1, now);
  }

  private static Nudges given(IngestPod pod, String revision, int count, Instant now) {
    String value = revision + " " + count + " " + now.toEpochMilli();
    return new Nudges(new Nudge(pod.name(), value), now.plus(EACH));
  }

  /** The last nudge of a revision, as the pod bears it. */
  private record Past(int count, Instant at) {
    static @Nullable Past of(IngestPod pod, String revision) {
      String value = pod.annotation(Nudge.ANNOTATION);
      String[] parts = value == null ? new String[0] : value.split(" ", -1);
      if (parts.length != 3 || !parts[0].equals(revision)) {
        return null;
      }
      try {
        return new Past(Integer.parseInt(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])));
      } catch (NumberFormatException foreign) {
        return null;
      }
    }
  }
}
