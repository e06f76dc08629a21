package io.backupstream.operator.rig;

import io.backupstream.operator.plan.Labels;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Does for one namespace what controllers and kubelets would do: each Deployment of ours gets one
 * pod, whose relay runs elsewhere, and Secrets are mounted.
 */
public final class Kubelet implements AutoCloseable {
  private static final String NODE = "node-a";
  private static final String MANAGEMENT = "management";

  private final KubernetesClient client;
  private final Relays relays;
  private final ExecutorService work = Executors.newSingleThreadExecutor();
  private final Map<String, Map<String, String>> mounts = new HashMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private final SharedIndexInformer<Secret> secrets;
  private final SharedIndexInformer<Deployment> deployments;
  private int made;

  private record Running(Relays.Pod pod, String template) {}

  /** Begins to see to a namespace. */
  public Kubelet(KubernetesClient client, String namespace, Relays relays) {
    this.client = client;
    this.relays = relays;
    secrets =
        client
            .secrets()
            .inNamespace(namespace)
            .withLabel(Labels.COMPONENT, Labels.RELAY)
            .inform(new Changes<>(secret -> work.execute(() -> mount(secret)), _ -> {}));
    deployments =
        client
            .apps()
            .deployments()
            .inNamespace(namespace)
            .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
            .inform(
                new Changes<>(
                    deployment -> work.execute(() -> see(deployment)),
                    deployment -> work.execute(() -> end(stream(deployment)))));
  }

  @Override
  public void close() {
    secrets.close();
    deployments.close();
    work.shutdownNow();
    running.values().forEach(it -> relays.stop(it.pod()));
  }

  private void mount(Secret secret) {
    Map<String, String> files = new TreeMap<>();
    secret.getData().forEach((name, value) -> files.put(name, decoded(value)));
    String stream = secret.getMetadata().getLabels().get(Labels.STREAM);
    mounts.put(stream, files);
    Running relay = running.get(stream);
    if (relay != null) {
      relays.mount(relay.pod(), files);
    }
  }

  private void see(Deployment deployment) {
    String stream = stream(deployment);
    String template = deployment.getSpec().getTemplate().toString();
    Running relay = running.get(stream);
    boolean wanted = deployment.getSpec().getReplicas() > 0;
    if (relay != null && !(wanted && relay.template().equals(template))) {
      end(stream);
    }
    if (wanted && !running.containsKey(stream)) {
      begin(stream, deployment, template);
    }
  }

  private void begin(String stream, Deployment deployment, String template) {
    int port = relays.nextManagementPort();
    Pod pod = client.resource(pod(deployment, port)).create();
    Relays.Pod whose =
        new Relays.Pod(
            pod.getMetadata().getNamespace(),
            stream,
            pod.getMetadata().getName(),
            pod.getMetadata().getUid());
    running.put(stream, new Running(whose, template));
    String host = relays.start(whose, port, mounts.getOrDefault(stream, Map.of()));
    client.resource(ready(pod, host)).patchStatus();
  }

  private void end(String stream) {
    Running relay = running.remove(stream);
    if (relay != null) {
      relays.stop(relay.pod());
      client
          .pods()
          .inNamespace(relay.pod().namespace())
          .withName(relay.pod().name())
          .withGracePeriod(0)
          .delete();
    }
  }

  private Pod pod(Deployment deployment, int managementPort) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(deployment.getMetadata().getName() + "-" + ++made)
        .withNamespace(deployment.getMetadata().getNamespace())
        .withLabels(deployment.getSpec().getTemplate().getMetadata().getLabels())
        .endMetadata()
        .withSpec(deployment.getSpec().getTemplate().getSpec())
        .editSpec()
        .withNodeName(NODE)
        .editFirstContainer()
        .editMatchingPort(port -> MANAGEMENT.equals(port.getName()))
        .withContainerPort(managementPort)
        .endPort()
        .endContainer()
        .endSpec()
        .build();
  }

  private static Pod ready(Pod pod, String host) {
    return new PodBuilder(pod)
        .withNewStatus()
        .withPhase("Running")
        .withPodIP(host)
        .addNewPodIP(host)
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .addNewContainerStatus()
        .withName("relay")
        .withImage("relay")
        .withImageID("relay")
        .withReady(true)
        .withRestartCount(0)
        .withState(new ContainerStateBuilder().withNewRunning().endRunning().build())
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static String stream(Deployment deployment) {
    return Objects.requireNonNull(deployment.getMetadata().getLabels().get(Labels.STREAM));
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private record Changes<R>(Consumer<R> changed, Consumer<R> gone)
      implements ResourceEventHandler<R> {
    @Override
    public void onAdd(R object) {
      changed.accept(object);
    }

    @Override
    public void onUpdate(R before, R now) {
      changed.accept(now);
    }

    @Override
    public void onDelete(R object, boolean unknown) {
      gone.accept(object);
    }
  }
}
