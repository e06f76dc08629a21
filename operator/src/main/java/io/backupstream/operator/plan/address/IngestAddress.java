package io.backupstream.operator.plan.address;

import io.backupstream.api.Api;
import io.backupstream.api.region.ExposureType;
import io.backupstream.api.region.TrafficPolicy;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.operator.plan.Names;
import io.backupstream.operator.plan.Observed;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import io.backupstream.operator.plan.workload.IngestService;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URL that both encoders of a stream publish to. One that has been published stays as it is for
 * as long as it leads to the stream, since people have typed it into encoders.
 */
public final class IngestAddress {
  private final BackupStream stream;
  private final ChosenRegion region;
  private final Observed observed;
  private final @Nullable RtmpUrl published;
  private final @Nullable String node;

  /**
   * Takes in what is known.
   *
   * @param published the URL that the status shows; null if none
   * @param node where the pod runs; null if nowhere
   */
  public IngestAddress(
      BackupStream stream,
      ChosenRegion region,
      Observed observed,
      @Nullable String published,
      @Nullable String node) {
    this.stream = stream;
    this.region = region;
    this.observed = observed;
    this.published = published == null ? null : RtmpUrl.find(published).orElse(null);
    this.node = node;
  }

  /** The URL; empty while there is none. */
  public Optional<String> url() {
    Service service = observed.service();
    if (service == null || !hasType(service, region.spec().exposure().type())) {
      return Optional.empty();
    }
    return switch (region.spec().exposure().type()) {
      case NODE_PORT -> nodePort(service).flatMap(port -> host(nodeAddress(), port));
      case LOAD_BALANCER -> host(balancer(service), IngestService.PORT);
      case CLUSTER_IP -> host(Optional.of(inCluster()), IngestService.PORT);
    };
  }

  /** Whether the URL, if there is one, leads to the stream: a balancer may have yet to be made. */
  public boolean isSet() {
    Service service = observed.service();
    boolean awaitsBalancer =
        region.spec().exposure().type() == ExposureType.LOAD_BALANCER
            && (service == null || balancer(service).isEmpty());
    return !awaitsBalancer && url().isPresent();
  }

  private static boolean hasType(Service service, ExposureType type) {
    return type.toString().equals(service.getSpec().getType());
  }

  private static Optional<Integer> nodePort(Service service) {
    return service.getSpec().getPorts().stream()
        .map(port -> port.getNodePort())
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<String> balancer(Service service) {
    if (service.getStatus() == null || service.getStatus().getLoadBalancer() == null) {
      return Optional.empty();
    }
    return service.getStatus().getLoadBalancer().getIngress().stream()
        .map(IngestAddress::balancer)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static @Nullable String balancer(LoadBalancerIngress ingress) {
    return ingress.getHostname() == null ? ingress.getIp() : ingress.getHostname();
  }

  private String inCluster() {
    String name = Names.ingest(stream.getMetadata().getName());
    return name + "." + stream.getMetadata().getNamespace() + ".svc";
  }

  /** Every node answers, or the pod's alone; without a pod the last one's stays published. */
  private Optional<String> nodeAddress() {
    Optional<String> last =
        Optional.ofNullable(published)
            .map(RtmpUrl::host)
            .filter(observed.nodeAddresses()::containsValue);
    if (region.spec().exposure().externalTrafficPolicy() == TrafficPolicy.LOCAL) {
      return node == null ? last : Optional.ofNullable(observed.nodeAddresses().get(node));
    }
    return last.or(() -> observed.nodeAddresses().values().stream().findFirst());
  }

  private Optional<String> host(Optional<String> address, int port) {
    boolean tls = stream.getSpec().tls() != null;
    return Optional.ofNullable(region.spec().host())
        .map(this::filledIn)
        .or(() -> address)
        .map(host -> new RtmpUrl(tls, host, port, Api.INGEST_APP).tcUrl());
  }

  private String filledIn(String host) {
    return host.replace("{name}", stream.getMetadata().getName())
        .replace("{namespace}", stream.getMetadata().getNamespace());
  }
}
