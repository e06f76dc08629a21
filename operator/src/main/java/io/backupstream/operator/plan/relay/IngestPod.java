package io.backupstream.operator.plan.relay;

import io.backupstream.api.Timestamps;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pod that relays a stream, as the API server shows it. */
public final class IngestPod {
  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  /** A process that ends earlier never worked: nobody is expected back at it. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Pod pod;

  private IngestPod(Pod pod) {
    this.pod = pod;
  }

  /** The newest of a stream's pods that is neither over nor going. */
  public static Optional<IngestPod> of(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> pod.getStatus() == null || !OVER.contains(phase(pod)))
        .max(Comparator.comparing(IngestPod::created).thenComparing(p -> p.getMetadata().getName()))
        .map(IngestPod::new);
  }

  private static String phase(Pod pod) {
    return Objects.requireNonNullElse(pod.getStatus().getPhase(), "");
  }

  private static Instant created(Pod pod) {
    return time(pod.getMetadata().getCreationTimestamp()).orElse(Instant.MIN);
  }

  /** Its name. */
  public String name() {
    return pod.getMetadata().getName();
  }

  /** The node that it runs on; null if none has been found yet. */
  public @Nullable String node() {
    return pod.getSpec() == null ? null : pod.getSpec().getNodeName();
  }

  /** The value of an annotation; null if it has none. */
  public @Nullable String annotation(String name) {
    var annotations = pod.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(name);
  }

  /** Since when encoders can connect to it; null if they cannot. */
  public @Nullable Instant readySince() {
    return condition("Ready")
        .filter(ready -> "True".equals(ready.getStatus()))
        .map(ready -> time(ready.getLastTransitionTime()).orElse(Instant.EPOCH))
        .orElse(null);
  }

  /** Whether its process runs now. */
  public boolean isRunning() {
    return container()
        .map(it -> it.getState() != null && it.getState().getRunning() != null)
        .orElse(false);
  }

  /** When its last process ended, if that had run for long; null if it has not, or never ended. */
  public @Nullable Instant endedAfterLong() {
    return container()
        .flatMap(IngestPod::lastEnd)
        .filter(IngestPod::ranLong)
        .flatMap(end -> time(end.getFinishedAt()))
        .orElse(null);
  }

  private static Optional<ContainerStateTerminated> lastEnd(ContainerStatus status) {
    return Stream.of(status.getState(), status.getLastState())
        .filter(Objects::nonNull)
        .map(ContainerState::getTerminated)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static boolean ranLong(ContainerStateTerminated end) {
    Optional<Instant> began = time(end.getStartedAt());
    Optional<Instant> ended = time(end.getFinishedAt());
    return began.isPresent()
        && ended.isPresent()
        && Duration.between(began.get(), ended.get()).compareTo(LONG) >= 0;
  }

  private static Optional<Instant> time(@Nullable String text) {
    return Timestamps.find(Objects.requireNonNullElse(text, ""));
  }

  /** Why it is not ready, in words that stay the same while the cause does. */
  public String trouble() {
    if (node() == null) {
      return "the pod waits for a node of the region that has room for it";
    }
    Optional<ContainerStatus> status = container();
    if (status.map(IngestPod::waitsForImage).orElse(false)) {
      return "the relay's image cannot be pulled";
    }
    if (status.map(it -> Objects.requireNonNullElse(it.getRestartCount(), 0) > 0).orElse(false)) {
      return "the relay has ended and is started again: look at its log";
    }
    return "the pod is starting";
  }

  private static boolean waitsForImage(ContainerStatus status) {
    if (status.getState() == null || status.getState().getWaiting() == null) {
      return false;
    }
    String reason = Objects.requireNonNullElse(status.getState().getWaiting().getReason(), "");
    return reason.contains("Image");
  }

  private Optional<ContainerStatus> container() {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream().findFirst();
  }

  private Optional<PodCondition> condition(String type) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream()
            .filter(each -> each.getType().equals(type))
            .findFirst();
  }
}
