package io.backupstream.operator.process;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of several operators one acts: it holds a Lease. One that loses it ends at once, since it cannot
 * know what it has begun; one that stops hands it over, so that the next need not wait.
 */
final class Leadership {
  static final String LEASE = "backupstream-operator";
  static final Duration DURATION = Duration.ofSeconds(15);
  private static final Duration RENEW_DEADLINE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final String namespace;
  private final String identity;
  private final Runnable lost;
  private volatile boolean leading;
  private volatile boolean stopping;

  /**
   * @param identity tells this operator from others
   * @param lost ends the process
   */
  Leadership(String namespace, String identity, Runnable lost) {
    this.namespace = namespace;
    this.identity = identity;
    this.lost = lost;
  }

  LeaderElectionConfiguration configuration() {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
        .withLeaseNamespace(namespace)
        .withIdentity(identity)
        .withLeaseDuration(DURATION)
        .withRenewDeadline(RENEW_DEADLINE)
        .withRetryPeriod(RETRY)
        .withExitOnStopLeading(false)
        .withLeaderCallbacks(
            new LeaderCallbacks(this::begun, this::ended, leader -> LOG.info("leader: {}", leader)))
        .build();
  }

  boolean isLeading() {
    return leading;
  }

  /** From now on an end of leadership is wanted. */
  void stopping() {
    stopping = true;
  }

  /** Lets the next operator act at once. */
  void handOver(KubernetesClient client) {
    try {
      Lease lease = client.leases().inNamespace(namespace).withName(LEASE).get();
      if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity("");
        client.resource(lease).update();
        LOG.info("leadership handed over");
      }
    } catch (KubernetesClientException refused) {
      LOG.info("leadership is left to run out: {}", refused.getMessage());
    }
  }

  private void begun() {
    leading = true;
  }

  private void ended() {
    leading = false;
    if (!stopping) {
      LOG.error("leadership lost: the process ends");
      lost.run();
    }
  }
}
