package io.backupstream.operator.rig;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.region.IngestRegionStatus;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.resource.IngestRegion;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.plan.Setup;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.region.RegionPlanner;
import io.backupstream.operator.plan.stream.Planner;
import io.backupstream.operator.process.OperatorProcess;
import io.backupstream.operator.settings.OperatorSettings;
import io.backupstream.operator.testkit.ApiServer;
import io.backupstream.operator.testkit.AuditEvent;
import io.backupstream.operator.testkit.Chart;
import io.backupstream.operator.testkit.Ran;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of one's own with an operator that sees to it, under exactly the chart's role. There
 * is a node, and a default region.
 */
public final class OperatorRig implements AutoCloseable {
  public static final String IMAGE = "registry.example.com/ingest-pod:1";

  /** Never to be seen anywhere but in Secrets. */
  public static final String DESTINATION_KEY = "destination-stream-key";

  private final ApiServer api = ApiServer.shared();
  private final String namespace;
  private String account = "";
  private int pods;
  private @Nullable OperatorProcess process;

  private OperatorRig(String namespace) {
    this.namespace = namespace;
  }

  /** A new namespace without an operator yet. */
  public static OperatorRig in(String prefix) {
    OperatorRig rig = new OperatorRig(ApiServer.shared().newNamespace(prefix));
    rig.prepare();
    return rig;
  }

  /** The namespace that the operator lives in and sees to. */
  public String namespace() {
    return namespace;
  }

  /** An administrator's client. */
  public KubernetesClient client() {
    return api.client();
  }

  /** What the audit log calls the operator. */
  public String user() {
    return "system:serviceaccount:" + namespace + ":" + account;
  }

  /** Starts an operator and waits until it leads. */
  public OperatorRig started() {
    return startedWith(Planner::plan);
  }

  /** The same, as a pod of that name. */
  public OperatorRig startedAs(String pod) {
    return started(pod, Planner::plan);
  }

  /** The same with another planner of streams. */
  public OperatorRig startedWith(Function<Situation, Plan> planner) {
    pods++;
    return started("operator-" + pods, planner);
  }

  private OperatorRig started(String pod, Function<Situation, Plan> planner) {
    try {
      Config config = Config.fromKubeconfig(Files.readString(api.kubeconfigOf(namespace, account)));
      OperatorProcess begun =
          OperatorProcess.start(
              settings(pod),
              config,
              new OperatorProcess.Planners(planner, RegionPlanner::plan),
              0,
              () -> {});
      process = begun;
      await().until(begun::isLeading);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts an operator in a process of its own, which may have to wait until it leads. */
  public ChildOperator child(String pod, Path log) {
    return ChildOperator.start(
        api.kubeconfigOf(namespace, account),
        Map.of(
            OperatorSettings.NAMESPACE,
            namespace,
            OperatorSettings.WATCH_NAMESPACES,
            namespace,
            OperatorSettings.RELAY_IMAGE,
            IMAGE,
            OperatorSettings.POD,
            pod,
            "BACKUPSTREAM_LOG_LEVEL",
            "TRACE"),
        log);
  }

  /** Who leads, by the Lease; empty if none does. */
  public String leader() {
    Lease lease = client().leases().inNamespace(namespace).withName("backupstream-operator").get();
    String holder = lease == null ? null : lease.getSpec().getHolderIdentity();
    return holder == null ? "" : holder;
  }

  /** Stops the operator as a signal would. */
  public void stop() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  /** The operator that runs. */
  public OperatorProcess process() {
    return Objects.requireNonNull(process);
  }

  /** What an operator of this rig is set up by. */
  public OperatorSettings settings(String pod) {
    return new OperatorSettings(
        pod, Set.of(namespace), new Setup(namespace, IMAGE, "IfNotPresent", List.of(), null));
  }

  /** Applies a file of manifests, as a person would. */
  public void apply(Path file) {
    Ran ran = api.kubectl("apply", "-n", namespace, "-f", file.toString());
    if (ran.code() != 0) {
      throw new IllegalStateException(ran.out());
    }
  }

  /** The stream as the API server has it. */
  public Optional<BackupStream> stream(String name) {
    return Optional.ofNullable(
        client().resources(BackupStream.class).inNamespace(namespace).withName(name).get());
  }

  /** How many Services of streams there are. */
  public int services() {
    return client()
        .services()
        .inNamespace(namespace)
        .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
        .list()
        .getItems()
        .size();
  }

  /** How often the operator has looked at streams, by its own metrics. */
  public double reconciles() {
    return process()
        .metrics()
        .lines()
        .filter(
            line -> line.startsWith("operator_sdk_controllers_execution_reconcile_seconds_count"))
        .filter(line -> line.contains("controller=\"backupstream\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** How many streams the default region counts, which it does at times. */
  public int streamsInRegion() {
    IngestRegionStatus status =
        client().resources(IngestRegion.class).withName("local").get().getStatus();
    return status == null ? 0 : status.streams();
  }

  /** All streams. */
  public List<BackupStream> streams() {
    return client().resources(BackupStream.class).inNamespace(namespace).list().getItems();
  }

  /** Waits until a stream's status is as told, generously. */
  public void awaitStatus(String name, Consumer<BackupStreamStatus> asserted) {
    await()
        .atMost(60, SECONDS)
        .untilAsserted(
            () -> {
              BackupStreamStatus status =
                  stream(name)
                      .map(BackupStream::getStatus)
                      .orElseThrow(() -> new AssertionError("no status of " + name));
              asserted.accept(status);
            });
  }

  /** What the operator has written since a mark in the audit log, without its Lease. */
  public List<AuditEvent> writesSince(long mark) {
    return api.audit().since(mark).stream()
        .filter(event -> event.writes() && event.user().equals(user()))
        .filter(event -> !event.resource().equals("leases"))
        .filter(event -> !event.resource().startsWith("selfsubject"))
        .toList();
  }

  /** Creates a stream whose keys are generated, with one destination that is not there. */
  public void generated(String name) {
    client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("destination")
                .withNamespace(namespace)
                .endMetadata()
                .addToStringData("streamKey", DESTINATION_KEY)
                .build())
        .serverSideApply();
    generated(name, "rtmp://destination.example.com/live", "destination", "streamKey");
  }

  /** The same with a destination of one's own, and the Secret's entry that has its stream key. */
  public void generated(String name, String url, String secret, String entry) {
    client()
        .resource(
            read(
                BackupStream.class,
                """
                apiVersion: backupstream.io/v1alpha1
                kind: BackupStream
                metadata: {name: %s, namespace: %s}
                spec:
                  destinations:
                  - name: nowhere
                    url: %s
                    streamKeyRef: {name: %s, key: %s}
                """
                    .formatted(name, namespace, url, secret, entry)))
        .create();
  }

  /** Waits until all of a stream's conditions of these types are True, generously. */
  public void awaitHolds(String name, String... types) {
    awaitStatus(name, status -> assertThat(types).allMatch(type -> holds(status, type)));
  }

  /** Whether all of a stream's conditions of these types are True. */
  public static boolean holds(BackupStream stream, String... types) {
    BackupStreamStatus status = stream.getStatus();
    return status != null && Stream.of(types).allMatch(type -> holds(status, type));
  }

  private static boolean holds(BackupStreamStatus status, String type) {
    return status.condition(type).filter(Condition::holds).isPresent();
  }

  /** Waits until the operator has written nothing for two seconds. */
  public void awaitQuiet(long mark) {
    AtomicInteger last = new AtomicInteger(-1);
    await()
        .atMost(60, SECONDS)
        .pollInterval(2, SECONDS)
        .until(
            () -> {
              int now = writesSince(mark).size();
              return last.getAndSet(now) == now;
            });
  }

  @Override
  public void close() {
    stop();
  }

  private void prepare() {
    account = new Chart(api).install(namespace, "--set=watchNamespaces={" + namespace + "}");
    node();
    expose("NodePort");
  }

  private void node() {
    var node =
        new NodeBuilder()
            .withNewMetadata()
            .withName("node-a")
            .endMetadata()
            .withNewStatus()
            .addNewAddress()
            .withType("InternalIP")
            .withAddress("127.0.0.1")
            .endAddress()
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    client().resource(node).serverSideApply();
    client().resource(node).patchStatus();
  }

  /**
   * Has the default region expose streams as told; for all rigs of this API server. Destinations
   * may be on this machine.
   */
  public void expose(String type) {
    client()
        .resource(
            read(
                IngestRegion.class,
                """
                apiVersion: backupstream.io/v1alpha1
                kind: IngestRegion
                metadata: {name: local}
                spec: {default: true, exposure: {type: %s}, egress: {allow: [127.0.0.0/8]}}
                """
                    .formatted(type)))
        .serverSideApply();
  }

  private <T> T read(Class<T> kind, String yaml) {
    return client().getKubernetesSerialization().unmarshal(yaml, kind);
  }
}
