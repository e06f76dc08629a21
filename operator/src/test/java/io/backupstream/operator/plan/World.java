package io.backupstream.operator.plan;

import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.operator.plan.stream.Planner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream, its cluster and its relay, pretended: each plan is carried out at once. */
final class World {
  static final Setup SETUP =
      new Setup("backupstream-system", "relay:1", "IfNotPresent", List.of(), "monitoring");

  Instant now = Instant.parse("2026-11-02T10:00:00Z");
  BackupStream stream;
  RegionChoice region = new RegionChoice.NoDefault();
  final Map<String, SecretManifest> secrets = new TreeMap<>();
  @Nullable KeyContest contest;
  KeyPair freshKeys = new KeyPair("generated-primary-1", "generated-backup-1");
  final Map<String, HasMetadata> objects = new LinkedHashMap<>();
  final Map<String, HasMetadata> asApplied = new LinkedHashMap<>();
  final List<Pod> pods = new ArrayList<>();
  final Map<String, String> nodeAddresses = new TreeMap<>();
  RelayFeed feed = new RelayFeed.Silent();
  Setup setup = SETUP;

  boolean finalizer;
  final List<Telling> told = new ArrayList<>();

  /** What the last plan has changed, as kind/name. */
  final List<String> writes = new ArrayList<>();

  private int podsMade;

  World(BackupStream stream) {
    this.stream = stream;
  }

  /** A standing channel with one destination in the default region. */
  static World channel() {
    World world = new World(Streams.channel());
    world.region = new RegionChoice.Chosen("eu-central", Streams.region());
    world.secret("youtube", Map.of("streamKey", "youtube-key"));
    world.nodeAddresses.put("node-a", "192.0.2.10");
    return world;
  }

  void secret(String name, Map<String, String> entries) {
    secrets.put(name, SecretManifest.of(Metadata.of("events", name), entries));
  }

  void spec(BackupStreamSpec spec) {
    BackupStream next = Streams.named(stream.getMetadata().getName(), spec);
    next.getMetadata().setGeneration(stream.getMetadata().getGeneration() + 1);
    next.getMetadata().setDeletionTimestamp(stream.getMetadata().getDeletionTimestamp());
    next.setStatus(stream.getStatus());
    stream = next;
  }

  void region(String name, IngestRegionSpec spec) {
    region = new RegionChoice.Chosen(name, spec);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  BackupStreamStatus status() {
    return Objects.requireNonNull(stream.getStatus());
  }

  Situation situation() {
    Observed observed =
        new Observed(
            find(Secret.class, "keynote-relay"),
            find(Deployment.class, "keynote-ingest"),
            find(Service.class, "keynote-ingest"),
            find(PodDisruptionBudget.class, "keynote-ingest"),
            pods,
            new TreeMap<>(nodeAddresses));
    return new Situation(
        now,
        stream,
        region,
        List.copyOf(secrets.values()),
        contest,
        freshKeys,
        observed,
        feed,
        setup);
  }

  <T extends HasMetadata> @Nullable T find(Class<T> kind, String name) {
    return kind.cast(objects.get(kind.getSimpleName() + "/" + name));
  }

  <T extends HasMetadata> T get(Class<T> kind, String name) {
    return Objects.requireNonNull(find(kind, name), kind.getSimpleName() + "/" + name);
  }

  /** Plans, and carries the plan out. */
  Plan plan() {
    Plan plan = Planner.plan(situation());
    writes.clear();
    plan.creations().forEach(this::create);
    plan.applications().forEach(this::apply);
    plan.removals().forEach(this::remove);
    if (plan.nudge() != null) {
      nudge(plan.nudge());
    }
    if (plan.holdFinalizer() != finalizer) {
      finalizer = plan.holdFinalizer();
      writes.add("finalizer");
    }
    if (!plan.status().equals(stream.getStatus())) {
      stream.setStatus(plan.status());
      writes.add("status");
    }
    told.addAll(plan.tellings());
    return plan;
  }

  private void create(HasMetadata object) {
    Secret secret = (Secret) object;
    Map<String, String> data = secret.getData();
    String name = secret.getMetadata().getName();
    Metadata metadata = new Metadata(name, "events", secret.getMetadata().getLabels(), Map.of());
    secrets.put(name, new SecretManifest(metadata, "Opaque", data, Map.of()));
    writes.add(key(object));
  }

  private static String key(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }

  private void apply(HasMetadata object) {
    if (object.equals(asApplied.put(key(object), object))) {
      return;
    }
    writes.add(key(object));
    objects.put(key(object), object instanceof Service service ? withPort(service) : object);
  }

  private static Service withPort(Service service) {
    if (service.getSpec().getType().equals("ClusterIP")) {
      return service;
    }
    return new ServiceBuilder(service)
        .editSpec()
        .editFirstPort()
        .withNodePort(31935)
        .endPort()
        .endSpec()
        .build();
  }

  private void remove(HasMetadata object) {
    objects.remove(key(object));
    asApplied.remove(key(object));
    writes.add("-" + key(object));
  }

  private void nudge(Nudge nudge) {
    pods.replaceAll(
        pod ->
            pod.getMetadata().getName().equals(nudge.pod())
                ? new PodBuilder(pod)
                    .editMetadata()
                    .addToAnnotations(Nudge.ANNOTATION, nudge.value())
                    .endMetadata()
                    .build()
                : pod);
    writes.add("nudge");
  }

  /** The objects of a plan that {@link #plan} has found to be news. */
  List<HasMetadata> written(Plan plan) {
    return Stream.concat(plan.creations().stream(), plan.applications().stream())
        .filter(object -> writes.contains(key(object)))
        .toList();
  }

  /** A manifest, as kind/name, is no more. */
  void takeAway(String manifest) {
    String[] parts = manifest.split("/", -1);
    switch (parts[0]) {
      case "Secret" -> secrets.remove(parts[1]);
      case "IngestRegion" -> {
        String named = stream.getSpec().region();
        region = named == null ? new RegionChoice.NoDefault() : new RegionChoice.NotFound(named);
      }
      default -> throw new IllegalArgumentException(manifest);
    }
  }

  void image(String image) {
    setup =
        new Setup(
            setup.namespace(),
            image,
            setup.pullPolicy(),
            setup.pullSecrets(),
            setup.monitoringNamespace());
  }

  void delete() {
    stream.getMetadata().setDeletionTimestamp(now.toString());
  }

  void balancerGives(String address) {
    Service service = get(Service.class, "keynote-ingest");
    objects.put(
        key(service),
        new ServiceBuilder(service)
            .withNewStatus()
            .withNewLoadBalancer()
            .addNewIngress()
            .withHostname(address)
            .endIngress()
            .endLoadBalancer()
            .endStatus()
            .build());
  }

  void podBecomes(Moment.PodState state) {
    Pod present = pods.isEmpty() ? null : pods.getFirst();
    pods.clear();
    if (present == null || state == Moment.PodState.REPLACED) {
      podsMade++;
    }
    String name = "keynote-ingest-" + podsMade;
    switch (state) {
      case UNSCHEDULABLE -> pods.add(Streams.unscheduled(name, now));
      case STARTING -> pods.add(Streams.starting(name, now));
      case READY, REPLACED -> pods.add(Streams.pod(name, now));
      case GONE -> feed = new RelayFeed.Silent();
    }
  }

  /** The relay goes by what was rendered last, and says the same as before. */
  void relayTakesUp() {
    RelayFeed.Heard heard = (RelayFeed.Heard) feed;
    feed = new RelayFeed.Heard(heard.pod(), revision(), null, heard.status());
  }

  /** What the relay goes by. */
  String heardRevision() {
    return feed instanceof RelayFeed.Heard heard ? heard.revision() : "";
  }

  /** The relay has not seen the newest manifests. */
  void relayStaysWith(String revision) {
    RelayFeed.Heard heard = (RelayFeed.Heard) feed;
    feed = new RelayFeed.Heard(heard.pod(), revision, null, heard.status());
  }

  /** The relay refuses what was rendered last. */
  void relayRefuses(String problem) {
    RelayFeed.Heard heard = (RelayFeed.Heard) feed;
    feed = new RelayFeed.Heard(heard.pod(), heard.revision(), problem, heard.status());
  }

  /** The Deployment's pod comes, or goes. */
  void deploymentControllerActs() {
    int wanted = get(Deployment.class, "keynote-ingest").getSpec().getReplicas();
    if (wanted == 0) {
      pods.clear();
      feed = new RelayFeed.Silent();
    } else if (pods.isEmpty()) {
      podsMade++;
      pods.add(Streams.pod("keynote-ingest-" + podsMade, now));
    }
  }

  /** Applied, its pod ready, both encoders on air. */
  void goesLive() {
    plan();
    deploymentControllerActs();
    plan();
    relaySays(Reports.live());
    plan();
    told.clear();
  }

  /** The pod is ready, and its relay goes by the Secret. */
  void relaySays(BackupStreamStatus status) {
    Pod pod = pods.getFirst();
    feed = new RelayFeed.Heard(pod.getMetadata().getName(), revision(), null, status);
  }

  String revision() {
    return relayFile("revision");
  }

  /** One of the files that the relay reads. */
  String relayFile(String name) {
    Secret secret = get(Secret.class, "keynote-relay");
    byte[] bytes = Base64.getDecoder().decode(secret.getData().get(name));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
