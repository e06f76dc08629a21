package io.backupstream.operator.plan;

import io.backupstream.api.region.Exposure;
import io.backupstream.api.region.ExposureMode;
import io.backupstream.api.region.ExposureType;
import io.backupstream.api.region.TrafficPolicy;
import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.Switch;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A stream to which anything may happen, chosen by a seed. */
final class RandomLife {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(34);

  final World world = World.channel();

  /** What has happened, for whoever reads a failure. */
  final List<String> past = new ArrayList<>();

  private final Random random;
  private final List<Runnable> happenings;
  private final List<String> keysOfDestinations = new ArrayList<>(List.of("youtube-key"));
  private final List<Switch> ledger = new ArrayList<>();
  private int count;

  RandomLife(Random random) {
    this.random = random;
    this.happenings =
        List.of(
            this::timePasses,
            this::timePasses,
            this::specChanges,
            this::relayIsHeard,
            this::relayIsHeard,
            this::relayIsHeard,
            this::relayTakesUp,
            this::relayIsNotHeard,
            this::podBecomes,
            this::controllerActs,
            this::controllerActs,
            this::secretChanges,
            this::regionChanges,
            this::imageChanges,
            this::contest,
            this::deleted);
  }

  void happens() {
    world.passes(Duration.ofMillis(1));
    happenings.get(random.nextInt(happenings.size())).run();
  }

  boolean isOver() {
    return world.stream.getMetadata().getDeletionTimestamp() != null && !world.finalizer;
  }

  /** Whether the relay says that somebody would miss its pod. */
  boolean isHeardBusy() {
    return world.feed instanceof RelayFeed.Heard heard
        && world.pods.stream().anyMatch(pod -> pod.getMetadata().getName().equals(heard.pod()))
        && heard.status() != null
        && heard.status().activeSource() != ActiveSource.NONE;
  }

  /** Whether an order to stop is so old that its relay is waited for no longer. */
  boolean isStopGivenUp() {
    Secret secret = world.find(Secret.class, "keynote-relay");
    Map<String, String> annotations = secret == null ? null : secret.getMetadata().getAnnotations();
    String since =
        annotations == null ? "" : annotations.getOrDefault("backupstream.io/stop-since", "");
    return secret == null
        || (!since.isEmpty() && !world.now.isBefore(Instant.parse(since).plus(LONGEST_STOP)));
  }

  /** The BackupStream that the relay reads; empty if there is none. */
  String manifest() {
    return world.find(Secret.class, "keynote-relay") == null
        ? ""
        : world.relayFile("backupstream.yaml");
  }

  List<String> secretValues() {
    List<String> values = new ArrayList<>(keysOfDestinations);
    values.addAll(List.of("generated-primary-1", "generated-backup-1"));
    return values;
  }

  private void did(String what) {
    past.add(what);
  }

  private void timePasses() {
    Duration time = Duration.ofMillis((long) Math.pow(10, 1 + random.nextInt(6)));
    did(time.toString());
    world.passes(time);
  }

  private void specChanges() {
    int kind = random.nextInt(6);
    did("spec " + kind);
    Instant soon = world.now.plusSeconds(random.nextInt(2000) - 1000);
    EndPolicy policy = random.nextBoolean() ? EndPolicy.STOP : EndPolicy.WHEN_IDLE;
    Schedule schedule =
        new Schedule(soon.toString(), soon.plusSeconds(600).toString(), "1m", policy);
    world.spec(
        switch (kind) {
          case 0 -> Streams.spec(true, null, Streams.YOUTUBE);
          case 1 -> Streams.spec(false, schedule, Streams.YOUTUBE);
          case 2 -> Streams.spec(false, null);
          case 3 -> Streams.spec(true, null);
          case 4 -> Streams.spec(false, null, Streams.YOUTUBE, Streams.YOUTUBE);
          default -> Streams.spec(false, null, Streams.YOUTUBE);
        });
  }

  private void relayIsHeard() {
    if (world.pods.isEmpty()) {
      return;
    }
    boolean takesUp = random.nextBoolean();
    String before = world.heardRevision();
    BackupStreamStatus said = report();
    did("relay " + said.activeSource() + (takesUp ? " taken up" : ""));
    world.relaySays(said);
    if (!takesUp && !before.isEmpty()) {
      world.relayStaysWith(before);
    }
  }

  private BackupStreamStatus report() {
    String since = world.now.toString();
    if (random.nextInt(4) == 0) {
      return Reports.report(
          since,
          ActiveSource.NONE,
          SourceState.ABSENT,
          SourceState.ABSENT,
          DestinationState.IDLE,
          newest());
    }
    ActiveSource air = random.nextBoolean() ? ActiveSource.PRIMARY : ActiveSource.BACKUP;
    ledger.addFirst(line(air));
    DestinationState youtube =
        oneOf(
            List.of(
                DestinationState.STREAMING,
                DestinationState.CONNECTING,
                DestinationState.IDLE,
                DestinationState.FAILED));
    return Reports.report(since, air, state(), state(), youtube, newest());
  }

  private Switch line(ActiveSource air) {
    count++;
    String at = world.now.toString();
    return new Switch("pod-" + count, null, at, ActiveSource.NONE, air, "Stalled", 0L, 0, 0, null);
  }

  private Switch[] newest() {
    return ledger.stream().limit(Switch.MAX_KEPT).toArray(Switch[]::new);
  }

  private SourceState state() {
    return oneOf(List.of(SourceState.RECEIVING, SourceState.SUSPECT, SourceState.ABSENT));
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void relayTakesUp() {
    if (world.feed instanceof RelayFeed.Heard
        && world.find(Secret.class, "keynote-relay") != null) {
      did("takes up");
      world.relayTakesUp();
    }
  }

  private void relayIsNotHeard() {
    if (!world.pods.isEmpty()) {
      int seconds = random.nextInt(20);
      did("unheard " + seconds);
      String pod = world.pods.getFirst().getMetadata().getName();
      world.feed = new RelayFeed.Unreachable(pod, world.now.minusSeconds(seconds));
    }
  }

  private void podBecomes() {
    if (!world.pods.isEmpty()) {
      Moment.PodState[] states = Moment.PodState.values();
      Moment.PodState state = states[random.nextInt(states.length)];
      did("pod " + state);
      world.podBecomes(state);
    }
  }

  private void controllerActs() {
    if (world.objects.containsKey("Deployment/keynote-ingest")) {
      did("controller");
      world.deploymentControllerActs();
    }
  }

  private void secretChanges() {
    switch (random.nextInt(3)) {
      case 0 -> {
        did("no secret");
        world.secrets.remove("youtube");
      }
      case 1 -> {
        did("no keys");
        world.secrets.remove("keynote-keys");
      }
      default -> {
        did("secret");
        keysOfDestinations.add("youtube-key-" + random.nextInt(1000));
        world.secret("youtube", Map.of("streamKey", keysOfDestinations.getLast()));
      }
    }
  }

  private void regionChanges() {
    int kind = random.nextInt(4);
    did("region " + kind);
    switch (kind) {
      case 0 -> world.region = new RegionChoice.NoDefault();
      case 1 -> world.region("us-east", Streams.region());
      case 2 -> {
        Exposure balancers =
            new Exposure(
                ExposureMode.PER_STREAM, ExposureType.LOAD_BALANCER, Map.of(), TrafficPolicy.LOCAL);
        world.region("eu-central", Streams.region(balancers, null));
      }
      default -> world.region("eu-central", Streams.region());
    }
  }

  private void imageChanges() {
    count++;
    did("image");
    world.image("relay:" + count);
  }

  private void contest() {
    did("contest");
    world.contest =
        random.nextBoolean() ? null : new KeyContest(SourceName.PRIMARY, "events/older");
  }

  private void deleted() {
    if (random.nextInt(10) == 0) {
      did("deleted");
      world.delete();
    }
  }
}
