package io.backupstream.operator.plan.status;

import io.backupstream.api.spec.Destination;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.PodStatus;
import io.backupstream.api.status.Switch;
import io.backupstream.operator.plan.RelayFeed;
import io.backupstream.operator.plan.relay.IngestPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a stream's status: equal to the last one unless something happened. */
public final class StatusWriter {
  private final Facts facts;
  private final BackupStreamStatus before;

  /**
   * Takes in what is known.
   *
   * @param before the status that was written last
   */
  public StatusWriter(Facts facts, BackupStreamStatus before) {
    this.facts = facts;
    this.before = before;
  }

  /** The whole status. */
  public BackupStreamStatus write() {
    RelayPart part =
        new RelayParts(destinations(), facts.life().halt(), facts.situation().now())
            .of(facts.relay());
    List<DestinationStatus> destinations =
        part.destinations().stream().map(this::steadied).toList();
    Long generation = facts.situation().stream().getMetadata().getGeneration();
    return new BackupStreamStatus(
        generation,
        facts.region(),
        pod(),
        facts.ingest(),
        part.activeSource(),
        part.sources(),
        destinations,
        streaming(destinations),
        switches(ledger()),
        conditions(part, generation));
  }

  private List<Destination> destinations() {
    return facts.inForce() == null ? List.of() : facts.inForce().spec().destinations();
  }

  private @Nullable PodStatus pod() {
    IngestPod pod = facts.relay().pod();
    return pod == null ? null : new PodStatus(pod.name(), pod.node());
  }

  /** One that fails for ever fails for ever new causes: the first one stands. */
  private DestinationStatus steadied(DestinationStatus now) {
    return before.destinations().stream()
        .filter(last -> now.state() == DestinationState.FAILED && last.state() == now.state())
        .filter(last -> last.name().equals(now.name()))
        .findFirst()
        .orElse(now);
  }

  /** Left out while it is not known. */
  private @Nullable String streaming(List<DestinationStatus> destinations) {
    if (facts.inForce() == null) {
      return null;
    }
    Set<String> enabled =
        destinations().stream()
            .filter(Destination::enabled)
            .map(Destination::name)
            .collect(Collectors.toSet());
    List<DestinationState> states =
        destinations.stream()
            .filter(each -> enabled.contains(each.name()))
            .map(DestinationStatus::state)
            .toList();
    long streaming = states.stream().filter(DestinationState.STREAMING::equals).count();
    return states.contains(DestinationState.UNKNOWN) ? null : streaming + "/" + enabled.size();
  }

  /** What the stream's relay tells, and be it the last word of a pod that goes. */
  private List<Switch> ledger() {
    return facts.situation().feed() instanceof RelayFeed.Heard heard && heard.status() != null
        ? heard.status().switches()
        : List.of();
  }

  /** A new pod's ledger is empty: what earlier ones told stays behind it. */
  private List<Switch> switches(List<Switch> told) {
    Set<SwitchKey> known = told.stream().map(SwitchKey::of).collect(Collectors.toSet());
    Stream<Switch> earlier =
        before.switches().stream().filter(each -> !known.contains(SwitchKey.of(each)));
    return Stream.concat(told.stream(), earlier).limit(Switch.MAX_KEPT).toList();
  }

  private List<Condition> conditions(RelayPart part, @Nullable Long generation) {
    ConditionBook book =
        new ConditionBook(before.conditions(), generation, facts.situation().now());
    Readiness readiness = new Readiness(facts, book);
    List<Condition> all = new ArrayList<>();
    all.add(book.write(facts.verdict().accepted()));
    all.add(book.write(facts.verdict().resolvedRefs()));
    all.add(book.write(readiness.programmed()));
    all.add(book.write(readiness.ready()));
    part.conditions().forEach(said -> all.add(book.write(said)));
    all.add(book.write(facts.upToDate()));
    return all;
  }
}
