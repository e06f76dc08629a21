package io.backupstream.operator.process;

import io.backupstream.api.region.IngestRegionStatus;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.cluster.EventTeller;
import io.backupstream.operator.cluster.SecretMetadataClient;
import io.backupstream.operator.management.ManagementServer;
import io.backupstream.operator.management.OperatorMetrics;
import io.backupstream.operator.management.Probe;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.plan.RegionSituation;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.region.RegionBook;
import io.backupstream.operator.region.RegionReconciler;
import io.backupstream.operator.settings.OperatorSettings;
import io.backupstream.operator.stream.StreamReconciler;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running operator: it watches, and acts while it leads. */
public final class OperatorProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorProcess.class);
  private static final int THREADS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LAST_RECONCILES = Duration.ofSeconds(10);
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  private static final double RETRY_FACTOR = 2;
  private static final Duration COUNT_EACH = Duration.ofSeconds(5);
  private static final String FIELD_MANAGER = "backupstream-operator";

  private final KubernetesClient client;
  private final KubernetesClient metadataClient;
  private final OperatorMetrics metrics;
  private final RegionBook regions;
  private final StreamReconciler streams;
  private final Leadership leadership;
  private final Operator operator;
  private final ManagementServer management;
  private volatile boolean started;
  private volatile boolean blind;

  /** How situations become plans. */
  public record Planners(
      Function<Situation, Plan> stream, Function<RegionSituation, IngestRegionStatus> region) {}

  /**
   * Starts an operator, and returns when it watches; it acts once it leads.
   *
   * @param port of health probes and metrics, 0 for a free one
   * @param lostLeadership ends the process
   * @throws IOException if the port cannot be listened on
   * @throws IllegalStateException if the API server does not answer as expected
   */
  public static OperatorProcess start(
      OperatorSettings settings,
      Config config,
      Planners planners,
      int port,
      Runnable lostLeadership)
      throws IOException {
    OperatorProcess process = new OperatorProcess(settings, config, planners, port, lostLeadership);
    process.operator.start();
    process.metrics.show(
        process::allStreams,
        process.streams.reports()::heard,
        process.streams.reports()::unreachable);
    process.started = true;
    return process;
  }

  private OperatorProcess(
      OperatorSettings settings,
      Config config,
      Planners planners,
      int port,
      Runnable lostLeadership)
      throws IOException {
    InstantSource clock = InstantSource.system();
    metrics = new OperatorMetrics();
    leadership = new Leadership(settings.setup().namespace(), settings.pod(), lostLeadership);
    metrics.showLeadership(() -> leadership.isLeading() ? 1 : 0);
    management = ManagementServer.start(port, this::live, this::ready, metrics::scrape);
    Fence fence = new Fence(Leadership.DURATION, System::nanoTime, metrics::wrote);
    client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new FencedHttp(fence))
            .withHttpClientBuilderConsumer(
                builder -> builder.addOrReplaceInterceptor("fence", fence))
            .build();
    metadataClient = SecretMetadataClient.like(config);
    regions = RegionBook.open(client, PATIENCE);
    RegionReconciler regionReconciler =
        new RegionReconciler(clock, planners.region(), regions, this::allStreams);
    streams =
        new StreamReconciler(
            clock,
            planners.stream(),
            metadataClient,
            regions,
            new EventTeller(client, settings.pod(), metrics::told),
            settings.setup(),
            regionReconciler::wake);
    operator = new Operator(this::configure);
    register(settings, regionReconciler);
  }

  /** The port of health probes and metrics. */
  public int managementPort() {
    return management.port();
  }

  /** All metrics in Prometheus' text format. */
  public String metrics() {
    return metrics.scrape();
  }

  /** Whether this operator acts. */
  public boolean isLeading() {
    return leadership.isLeading();
  }

  /** Stops acting, lets reconciles that run finish, and hands leadership over. */
  @Override
  public void close() {
    leadership.stopping();
    operator.stop();
    leadership.handOver(client);
    streams.close();
    regions.close();
    management.close();
    metadataClient.close();
    client.close();
    metrics.close();
  }

  private void configure(ConfigurationServiceOverrider configuration) {
    configuration
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withConcurrentReconciliationThreads(THREADS)
        .withReconciliationTerminationTimeout(LAST_RECONCILES)
        .withCacheSyncTimeout(PATIENCE)
        .withParseResourceVersions(true)
        .withInformerStoppedHandler(this::watchEnded)
        .withMetrics(metrics.framework())
        .withLeaderElectionConfiguration(leadership.configuration());
  }

  private void register(OperatorSettings settings, RegionReconciler regionReconciler) {
    operator.register(
        streams,
        controller -> {
          controller
              .withName("backupstream")
              .withFieldManager(FIELD_MANAGER)
              .withTriggerReconcilerOnAllEvents(true)
              .withRetry(forEver());
          if (!settings.watchedNamespaces().isEmpty()) {
            controller.settingNamespaces(settings.watchedNamespaces());
          }
        });
    operator.register(
        regionReconciler,
        controller ->
            controller
                .withName("ingestregion")
                .withFieldManager(FIELD_MANAGER)
                .withRetry(forEver())
                .withRateLimiter(new LinearRateLimiter(COUNT_EACH, 2)));
  }

  private static GenericRetry forEver() {
    return new GenericRetry()
        .setInitialInterval(FIRST_RETRY.toMillis())
        .setIntervalMultiplier(RETRY_FACTOR)
        .setMaxInterval(LAST_RETRY.toMillis())
        .setMaxAttempts(-1);
  }

  /** A watch that fails for good leaves the operator blind: only a new process helps. */
  @SuppressWarnings("rawtypes")
  private void watchEnded(SharedIndexInformer informer, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.error("watch of {} ended: {}", informer.getApiTypeClass(), failure.getMessage());
      blind = true;
    }
  }

  private Probe live() {
    return blind || (started && !regions.isWatching())
        ? Probe.failed("a watch has ended: see the log")
        : Probe.OK;
  }

  private Stream<BackupStream> allStreams() {
    return streams.streams();
  }

  private Probe ready() {
    return started ? Probe.OK : Probe.failed("caches are being filled");
  }
}
