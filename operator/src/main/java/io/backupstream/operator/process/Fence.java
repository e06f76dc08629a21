package io.backupstream.operator.process;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Lets no write through once the Lease may be another's. A process that was stopped and goes on
 * later would otherwise finish what it had begun, beside its successor.
 */
final class Fence implements Interceptor {
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Pattern LEASES =
      Pattern.compile(".*/apis/coordination\\.k8s\\.io/[^/]+/namespaces/[^/]+/leases(/[^/]+)?");
  private static final Pattern REVIEWS =
      Pattern.compile(".*/apis/authorization\\.k8s\\.io/[^/]+/selfsubject(rules|access)reviews");

  static final String REFUSAL = "not the leader any more: nothing is written";

  private final long validNanos;
  private final LongSupplier nanos;
  private final Consumer<String> wrote;
  private volatile long sentNanos;
  private volatile long renewedNanos;
  private volatile boolean held;

  /**
   * @param valid for how long a renewed Lease keeps others out
   * @param wrote is told the HTTP method of each write
   */
  Fence(Duration valid, LongSupplier nanos, Consumer<String> wrote) {
    this.validNanos = valid.toNanos();
    this.nanos = nanos;
    this.wrote = wrote;
    this.renewedNanos = nanos.getAsLong() - validNanos;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (isLeaseWrite(request)) {
      sentNanos = nanos.getAsLong();
    }
    if (READS.contains(request.method()) || isAlwaysAllowed(request)) {
      return;
    }
    if (hasLapsed()) {
      throw new IllegalStateException(REFUSAL);
    }
    wrote.accept(request.method());
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (isLeaseWrite(request) && response.isSuccessful()) {
      renewedNanos = sentNanos; // others count from the write, which is never earlier
      held = true;
    }
  }

  /**
   * Whether the Lease was held and may be another's now: then not a byte may leave, for it may
   * belong to a request that passed {@link #before} in time.
   */
  boolean isShut() {
    return held && hasLapsed();
  }

  private boolean hasLapsed() {
    return nanos.getAsLong() - renewedNanos >= validNanos;
  }

  private static boolean isLeaseWrite(HttpRequest request) {
    return !READS.contains(request.method()) && has(request, LEASES);
  }

  private static boolean isAlwaysAllowed(HttpRequest request) {
    return has(request, LEASES) || has(request, REVIEWS);
  }

  /** An API server may have a path of its own in front. */
  private static boolean has(HttpRequest request, Pattern path) {
    return path.matcher(request.uri().getPath()).matches();
  }
}
