package io.backupstream.operator.cluster;

import io.backupstream.operator.plan.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Our objects of one kind: read from an informer that selects our label, written only where they
 * differ. Used by any thread; an object is written by one thread at a time.
 *
 * @param <R> the kind
 * @param <P> whose objects they are
 */
public final class OwnObjects<R extends HasMetadata, P extends HasMetadata> {
  private final KubernetesClient client;
  private final String fieldManager;
  private final Function<ResourceID, Set<ResourceID>> others;
  private final Predicate<ResourceID> isTaken;
  private final Consumer<ResourceID> changed;
  private final OwnWrites<R> writes;
  private final InformerEventSource<R, P> source;

  /**
   * @param owner the class of the owners
   * @param others those besides its owner to whom an object matters
   * @param isTaken whether an object that is not ours bears the name, as far as is known
   * @param changed is told to whom an object matters that others changed while we wrote it, and to
   *     which others one that we wrote
   */
  public OwnObjects(
      Class<R> kind,
      Class<P> owner,
      EventSourceContext<P> context,
      Function<ResourceID, Set<ResourceID>> others,
      Predicate<ResourceID> isTaken,
      Consumer<ResourceID> changed) {
    this.others = others;
    this.isTaken = isTaken;
    this.changed = changed;
    client = context.getClient();
    fieldManager = context.getControllerConfiguration().fieldManager();
    writes = new OwnWrites<>(object -> concerned(object).forEach(changed));
    var configuration =
        InformerEventSourceConfiguration.from(kind, owner)
            .withName("own-" + HasMetadata.getPlural(kind))
            .withLabelSelector(Labels.MANAGED_BY + "=" + Labels.OPERATOR)
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(this::concerned)
            .withOnAddFilter(writes::isForeign)
            .withOnUpdateFilter((now, before) -> writes.isForeign(now))
            .withOnDeleteFilter(
                (object, unknown) -> {
                  writes.forget(ResourceID.fromResource(object));
                  return true;
                });
    if (hasOneInformer(context)) {
      configuration.withItemStore(PrunedStore.withoutManagedFields());
    }
    source = new InformerEventSource<>(configuration.build(), context);
  }

  /** Where their events come from. */
  public EventSource<R, P> source() {
    return source;
  }

  /** One by name. */
  public Optional<R> find(String namespace, String name) {
    return source.get(new ResourceID(name, namespace));
  }

  /** All of an owner. */
  public Set<R> of(P owner) {
    return source.getSecondaryResources(owner);
  }

  /**
   * Creates an object; false if there is one of that name, ours or not, and then it stays as it is.
   */
  public boolean create(R wanted) {
    ResourceID id = ResourceID.fromResource(wanted);
    try {
      R created = writes.write(id, () -> client.resource(wanted).create());
      source.handleRecentResourceCreate(id, created);
      tellOthers(created);
      return true;
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw refused;
    }
  }

  /**
   * Makes an object as it is given; false if it is so already, which costs no write.
   *
   * @throws NameTakenException if the name is another's: what we have never seen as ours is written
   *     without force, so that the fields of others stay
   */
  public boolean apply(R wanted) {
    ResourceID id = ResourceID.fromResource(wanted);
    Optional<R> actual = source.get(id);
    Applied<R> applied = Applied.of(wanted, client.getKubernetesSerialization());
    if (applied.isMetBy(actual.orElse(null))) {
      return false;
    }
    R written =
        writes.write(
            id, () -> actual.isPresent() ? force(applied) : introduce(id, applied.object()));
    actual.ifPresentOrElse(
        before -> source.handleRecentResourceUpdate(id, written, before),
        () -> source.handleRecentResourceCreate(id, written));
    tellOthers(written);
    return true;
  }

  private R force(Applied<R> applied) {
    return client
        .resource(applied.object())
        .fieldManager(fieldManager)
        .forceConflicts()
        .serverSideApply();
  }

  private R introduce(ResourceID id, R object) {
    if (isTaken.test(id)) {
      throw new NameTakenException(object);
    }
    try {
      return client.resource(object).fieldManager(fieldManager).serverSideApply();
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        throw new NameTakenException(object);
      }
      throw refused;
    }
  }

  /** Removes an object; one that is gone already, or goes, costs no write. */
  public void remove(R object) {
    if (!object.isMarkedForDeletion()) {
      client.resource(object).delete();
    }
  }

  /** Writes one annotation of an object, and leaves all else to who owns it. */
  public void annotate(R object, String annotation, String value) {
    ResourceID id = ResourceID.fromResource(object);
    String patch =
        client
            .getKubernetesSerialization()
            .asJson(Map.of("metadata", Map.of("annotations", Map.of(annotation, value))));
    R written =
        writes.write(
            id, () -> client.resource(object).patch(PatchContext.of(PatchType.JSON_MERGE), patch));
    source.handleRecentResourceUpdate(id, written, object);
  }

  /** Its owner wrote it; the echo that is no news to the owner would be to them. */
  private void tellOthers(R written) {
    Set<ResourceID> told = new HashSet<>(others.apply(ResourceID.fromResource(written)));
    told.removeAll(owners(written));
    told.forEach(changed);
  }

  private Set<ResourceID> concerned(HasMetadata object) {
    Set<ResourceID> concerned = new HashSet<>(others.apply(ResourceID.fromResource(object)));
    concerned.addAll(owners(object));
    return concerned;
  }

  private static Set<ResourceID> owners(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    String stream = labels == null ? null : labels.get(Labels.STREAM);
    return stream == null
        ? Set.of()
        : Set.of(new ResourceID(stream, object.getMetadata().getNamespace()));
  }

  /** Whether one informer sees all that a controller watches: a store belongs to one. */
  public static boolean hasOneInformer(EventSourceContext<?> context) {
    var informers = context.getControllerConfiguration().getInformerConfig();
    return informers.watchAllNamespaces()
        || List.copyOf(informers.getEffectiveNamespaces(context.getControllerConfiguration()))
                .size()
            == 1;
  }
}
