package io.backupstream.operator.plan.life;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.DestinationState;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.relay.Halt;
import io.backupstream.operator.plan.relay.InForce;
import io.backupstream.operator.plan.relay.IngestPod;
import io.backupstream.operator.plan.relay.RelaySecret;
import io.backupstream.operator.plan.relay.RelayView;
import io.backupstream.operator.plan.relay.StopOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says whether a stream is to run, from its spec, the time and what its relay says. */
public final class LifeJudge {
  /** How long a relay is waited for that is told to stop, beyond what it holds in its buffer. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Situation situation;
  private final @Nullable InForce inForce;
  private final RelayView relay;

  /**
   * Takes in what is known.
   *
   * @param inForce what the relay is to go by; null if no spec was ever allowed
   */
  public LifeJudge(Situation situation, @Nullable InForce inForce, RelayView relay) {
    this.situation = situation;
    this.inForce = inForce;
    this.relay = relay;
  }

  /** Where the stream is. */
  public Life judge() {
    Halt why = halt();
    if (why == null) {
      return new Life.Running();
    }
    StopOrder order = new StopOrder(why, since(why));
    Instant giveUpAt = order.since().plus(PATIENCE).plus(buffer());
    boolean waits = hasPod() && canBeTold(why) && situation.now().isBefore(giveUpAt);
    return waits && !hasStopped(order)
        ? new Life.Stopping(order, giveUpAt)
        : new Life.Halted(order);
  }

  private @Nullable Halt halt() {
    BackupStream stream = situation.stream();
    if (stream.getMetadata().getDeletionTimestamp() != null) {
      return Halt.DELETED;
    }
    if (stream.getSpec().suspend()) {
      return Halt.SUSPENDED;
    }
    if (inForce == null) {
      return relay.pod() == null ? Halt.REFUSED : null; // whatever it goes by, it goes on
    }
    BackupStreamSpec spec = inForce.spec();
    return spec.suspend() ? Halt.SUSPENDED : outsideOf(spec.schedule());
  }

  private @Nullable Halt outsideOf(@Nullable Schedule schedule) {
    if (schedule == null) {
      return null;
    }
    Instant now = situation.now();
    if (now.isBefore(schedule.startInstant().minus(schedule.leadTimeDuration()))) {
      return Halt.SCHEDULED;
    }
    Instant end = schedule.endInstant();
    boolean over = end != null && !now.isBefore(end);
    return over && mayEnd(schedule) ? Halt.ENDED : null;
  }

  /**
   * With a relay that has yet to speak, or waits for its encoders to return, an overrun goes on;
   * but an order that has been given stands until an encoder is seen.
   */
  private boolean mayEnd(Schedule schedule) {
    StopOrder given = given();
    boolean hasEnded = given != null && given.why() == Halt.ENDED;
    return schedule.endPolicy() == EndPolicy.STOP
        || !(hasEnded ? relay.isBusy() : relay.mayBeBusy());
  }

  /** When the order was given that stands, or is given now: one to wait was none to stop. */
  private Instant since(Halt why) {
    StopOrder given = given();
    if (given != null && (given.why() != Halt.SCHEDULED || why == Halt.SCHEDULED)) {
      return given.since();
    }
    return situation.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private @Nullable StopOrder given() {
    RelaySecret last = inForce == null ? null : inForce.last();
    return last == null ? null : last.stop();
  }

  private Duration buffer() {
    return inForce == null ? Duration.ZERO : inForce.spec().failover().bufferDuration();
  }

  /** A pod that is wanted, or was until now: one that goes already is not waited for. */
  private boolean hasPod() {
    var deployment = situation.observed().deployment();
    boolean scaledDown =
        deployment != null && Integer.valueOf(0).equals(deployment.getSpec().getReplicas());
    return relay.pod() != null && !scaledDown && !(relay instanceof RelayView.Absent);
  }

  /** A stream that goes with its namespace may have lost the Secret that would tell its relay. */
  private boolean canBeTold(Halt why) {
    return inForce != null && (why != Halt.DELETED || inForce.last() != null);
  }

  private boolean hasStopped(StopOrder order) {
    if (inForce == null || !(relay instanceof RelayView.Speaking(IngestPod pod, var said))) {
      return false;
    }
    Long generation = situation.stream().getMetadata().getGeneration();
    return said.revision().equals(inForce.secret(generation, order).revision())
        && said.status() != null
        && isQuiet(said.status());
  }

  private static boolean isQuiet(BackupStreamStatus status) {
    return status.activeSource() == ActiveSource.NONE
        && status.destinations().stream().allMatch(it -> it.state() == DestinationState.IDLE);
  }
}
