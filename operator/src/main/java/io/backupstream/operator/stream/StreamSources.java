package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.cluster.OwnObjects;
import io.backupstream.operator.cluster.PrunedStore;
import io.backupstream.operator.plan.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All that is read of streams: one informer a kind, and one door for what happens elsewhere. */
final class StreamSources {
  private final StreamCache streams;
  private final Elsewhere elsewhere;
  private final OwnObjects<Secret, BackupStream> secrets;
  private final OwnObjects<Deployment, BackupStream> deployments;
  private final OwnObjects<Service, BackupStream> services;
  private final OwnObjects<NetworkPolicy, BackupStream> policies;
  private final OwnObjects<PodDisruptionBudget, BackupStream> budgets;
  private final OwnObjects<Pod, BackupStream> pods;
  private final InformerEventSource<Secret, BackupStream> otherSecrets;
  private final Map<String, OwnObjects<?, BackupStream>> byKind;
  private final SecretReader secretReader;

  /**
   * @param metadataClient reads metadata alone
   * @param gone is told each stream that is gone; must return soon
   */
  StreamSources(
      EventSourceContext<BackupStream> context,
      KubernetesClient metadataClient,
      Consumer<BackupStream> gone) {
    streams = new StreamCache(context);
    elsewhere = new Elsewhere(gone);
    secrets = ownSecrets(context);
    deployments = own(Deployment.class, context);
    services = own(Service.class, context);
    policies = own(NetworkPolicy.class, context);
    budgets = own(PodDisruptionBudget.class, context);
    pods = own(Pod.class, context);
    otherSecrets = otherSecrets(context, metadataClient);
    secretReader = new SecretReader(context.getClient(), secrets, otherSecrets);
    byKind =
        Map.of(
            HasMetadata.getKind(Secret.class), secrets,
            HasMetadata.getKind(Deployment.class), deployments,
            HasMetadata.getKind(Service.class), services,
            HasMetadata.getKind(NetworkPolicy.class), policies,
            HasMetadata.getKind(PodDisruptionBudget.class), budgets);
  }

  List<EventSource<?, BackupStream>> all() {
    return List.of(
        elsewhere,
        secrets.source(),
        deployments.source(),
        services.source(),
        policies.source(),
        budgets.source(),
        pods.source(),
        otherSecrets);
  }

  /** Has a stream looked at again; called on any thread. */
  void wake(ResourceID stream) {
    elsewhere.propagateEvent(stream);
  }

  StreamCache streams() {
    return streams;
  }

  SecretReader secretReader() {
    return secretReader;
  }

  OwnObjects<Secret, BackupStream> secrets() {
    return secrets;
  }

  OwnObjects<Deployment, BackupStream> deployments() {
    return deployments;
  }

  OwnObjects<Service, BackupStream> services() {
    return services;
  }

  OwnObjects<PodDisruptionBudget, BackupStream> budgets() {
    return budgets;
  }

  OwnObjects<Pod, BackupStream> pods() {
    return pods;
  }

  /**
   * Where an object of a plan is read and written.
   *
   * @throws IllegalArgumentException if plans have no objects of its kind
   */
  @SuppressWarnings("unchecked") // the map has each kind's own under its name
  <R extends HasMetadata> OwnObjects<R, BackupStream> of(R object) {
    OwnObjects<?, BackupStream> found = byKind.get(object.getKind());
    if (found == null) {
      throw new IllegalArgumentException(
          "expected one of " + byKind.keySet() + ", found " + object.getKind());
    }
    return (OwnObjects<R, BackupStream>) found;
  }

  private <R extends HasMetadata> OwnObjects<R, BackupStream> own(
      Class<R> kind, EventSourceContext<BackupStream> context) {
    return new OwnObjects<>(
        kind, BackupStream.class, context, object -> Set.of(), object -> false, this::wake);
  }

  /** Any stream may name a Secret that was made for another. */
  private OwnObjects<Secret, BackupStream> ownSecrets(EventSourceContext<BackupStream> context) {
    return new OwnObjects<>(
        Secret.class, BackupStream.class, context, streams::naming, this::isOthers, this::wake);
  }

  private boolean isOthers(ResourceID secret) {
    return otherSecrets.get(secret).isPresent();
  }

  private InformerEventSource<Secret, BackupStream> otherSecrets(
      EventSourceContext<BackupStream> context, KubernetesClient metadataClient) {
    var configuration =
        InformerEventSourceConfiguration.from(Secret.class, BackupStream.class)
            .withName("named-secrets")
            .withKubernetesClient(metadataClient)
            .withLabelSelector(Labels.MANAGED_BY + "!=" + Labels.OPERATOR)
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(secret -> streams.naming(ResourceID.fromResource(secret)))
            .<BackupStream>withPrimaryToSecondaryMapper(StreamSources::secretIds);
    if (OwnObjects.hasOneInformer(context)) {
      configuration.withItemStore(new PrunedStore<>(StreamSources::nameAndVersion));
    }
    return new InformerEventSource<>(configuration.build(), context);
  }

  private static Set<ResourceID> secretIds(BackupStream stream) {
    String namespace = stream.getMetadata().getNamespace();
    return NamedSecrets.of(stream).stream()
        .map(name -> new ResourceID(name, namespace))
        .collect(Collectors.toSet());
  }

  private static Secret nameAndVersion(Secret secret) {
    secret.getMetadata().setManagedFields(List.of());
    secret.getMetadata().setLabels(Map.of());
    secret.getMetadata().setAnnotations(Map.of());
    return secret;
  }
}
