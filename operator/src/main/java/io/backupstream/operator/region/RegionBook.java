package io.backupstream.operator.region;

import io.backupstream.api.resource.IngestRegion;
import io.backupstream.operator.cluster.PrunedStore;
import io.backupstream.operator.plan.RegionChoice;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Knows the cluster's regions and, of its nodes, what matters to them. Both controllers ask it, so
 * it is complete before they start. Used by any thread.
 */
public final class RegionBook implements AutoCloseable {
  private final SharedIndexInformer<IngestRegion> regions;
  private final SharedIndexInformer<Node> nodes;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile Regions current = Regions.NONE;

  /** Is told which regions changed. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Regions changed, came or went.
     *
     * @param names theirs
     * @param defaultToo whether streams that name none may live elsewhere now
     */
    void changed(Set<String> names, boolean defaultToo);
  }

  private RegionBook(KubernetesClient client) {
    regions =
        client
            .resources(IngestRegion.class)
            .runnableInformer(0)
            .itemStore(PrunedStore.withoutManagedFields());
    nodes = client.nodes().runnableInformer(0).itemStore(new PrunedStore<>(RegionBook::pruned));
    regions.addEventHandler(new Reread<>());
    nodes.addEventHandler(new Reread<>());
  }

  /**
   * Reads all regions and nodes, and goes on to watch them.
   *
   * @throws IllegalStateException if the API server does not list them in time
   */
  public static RegionBook open(KubernetesClient client, Duration patience) {
    RegionBook book = new RegionBook(client);
    try {
      CompletableFuture.allOf(
              book.regions.start().toCompletableFuture(), book.nodes.start().toCompletableFuture())
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      book.reread();
      return book;
    } catch (ExecutionException | TimeoutException failed) {
      book.close();
      throw new IllegalStateException(
          "expected to list IngestRegions and Nodes within " + patience.toSeconds() + " s", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      book.close();
      throw new IllegalStateException("stopped while listing IngestRegions and Nodes", stopped);
    }
  }

  /** From now on tells what changes. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** The region that a spec asks for. */
  public RegionChoice choose(@Nullable String wanted) {
    return current.choose(wanted);
  }

  /** One address of each ready node of a region, by the nodes' names. */
  public NavigableMap<String, String> nodeAddresses(String region) {
    RegionView view = current.byName().get(region);
    return view == null ? Collections.emptyNavigableMap() : view.nodeAddresses();
  }

  /** How many ready nodes a region's placement matches. */
  public int matchingNodes(String region) {
    RegionView view = current.byName().get(region);
    return view == null ? 0 : view.matchingNodes();
  }

  /** Other regions that say they are the default. */
  public List<String> otherDefaults(String region) {
    return current.otherDefaults(region);
  }

  /** Whether both are still watched. */
  public boolean isWatching() {
    return regions.isRunning() && nodes.isRunning();
  }

  @Override
  public void close() {
    regions.stop();
    nodes.stop();
  }

  private void reread() {
    Set<String> changed;
    boolean defaultToo;
    synchronized (this) {
      Regions before = current;
      List<NodeView> seen = nodes.getStore().list().stream().map(NodeView::of).toList();
      current =
          Regions.of(
              regions.getStore().list().stream()
                  .map(
                      region ->
                          RegionView.of(region.getMetadata().getName(), region.getSpec(), seen))
                  .toList());
      changed = current.changedSince(before);
      defaultToo = current.choosesOtherwiseThan(before);
    }
    if (!changed.isEmpty()) {
      listeners.forEach(listener -> listener.changed(changed, defaultToo));
    }
  }

  /** Of a node, its heartbeats and images do not matter. */
  private static Node pruned(Node node) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(node.getMetadata().getName())
        .withResourceVersion(node.getMetadata().getResourceVersion())
        .withUid(node.getMetadata().getUid())
        .withLabels(node.getMetadata().getLabels())
        .endMetadata()
        .withNewStatus()
        .withAddresses(node.getStatus() == null ? List.of() : node.getStatus().getAddresses())
        .withConditions(node.getStatus() == null ? List.of() : node.getStatus().getConditions())
        .endStatus()
        .build();
  }

  private final class Reread<R extends HasMetadata> implements ResourceEventHandler<R> {
    @Override
    public void onAdd(R object) {
      reread();
    }

    @Override
    public void onUpdate(R before, R now) {
      reread();
    }

    @Override
    public void onDelete(R object, boolean unknown) {
      reread();
    }
  }
}
