package io.backupstream.operator.testkit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.KubeAPITestException;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A kube-apiserver and its etcd, with our CustomResourceDefinitions, RBAC, an audit log and room
 * for 65,000 Services. It ends with this JVM, however that ends. Safe for all threads.
 */
public final class ApiServer implements AutoCloseable {
  private static final int START_MILLIS = 120_000;
  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path folder;
  private final KubeAPIServer server;
  private final Reaper reaper;
  private final KubernetesClient client;
  private final AuditLog audit;
  private final AtomicInteger namespaces = new AtomicInteger();

  private ApiServer(Path folder, KubeAPIServer server, Reaper reaper) {
    this.folder = folder;
    this.server = server;
    this.reaper = reaper;
    this.client = client(config());
    this.audit = new AuditLog(folder.resolve("audit.log"));
  }

  /** The one that all tests of this JVM share; the first call starts it. */
  public static ApiServer shared() {
    return Shared.SERVER;
  }

  /**
   * One of one's own, for a test that stops it.
   *
   * @throws IllegalStateException if its programs are missing
   */
  public static synchronized ApiServer start() {
    Programs.requireApiServer();
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    String name = ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet();
    Path folder = Path.of("target", "api-server", name).toAbsolutePath();
    KubeAPIServer server = server(folder);
    startAlone(server);
    List<ProcessHandle> programs =
        ProcessHandle.current().children().filter(child -> !before.contains(child)).toList();
    ApiServer started = new ApiServer(folder, server, new Reaper(programs));
    new Installation(started.client).install();
    return started;
  }

  /** The first of all servers makes the certificates for those that come after it. */
  private static void startAlone(KubeAPIServer server) {
    try (FileChannel lock = FileChannel.open(Programs.FOLDER.resolve("lock"), CREATE, WRITE);
        FileLock _ = lock.lock()) {
      server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (KubeAPITestException failed) {
      server.stop();
      throw failed;
    }
  }

  /** An administrator's client; never close it. */
  public KubernetesClient client() {
    return client;
  }

  /** A new client as a ServiceAccount, which must exist; close it. */
  public KubernetesClient clientOf(String namespace, String serviceAccount) {
    Config config = withoutIdentity();
    config.setOauthToken(token(namespace, serviceAccount));
    return client(config);
  }

  /** A new client as a person, in the group of all who are known and others; close it. */
  public KubernetesClient clientAs(String user, String... groups) {
    List<String> all = new ArrayList<>(List.of(groups));
    all.add("system:authenticated");
    Config config = config();
    config.setImpersonateUsername(user);
    config.setImpersonateGroups(all.toArray(String[]::new));
    return client(config);
  }

  /** A kubeconfig of an administrator, for another process. */
  public Path kubeconfig() {
    return written("admin.kubeconfig", server.getKubeConfigYaml());
  }

  /** A kubeconfig of a ServiceAccount, which must exist, for another process. */
  public Path kubeconfigOf(String namespace, String serviceAccount) {
    try {
      ObjectNode kubeconfig = (ObjectNode) YAML.readTree(server.getKubeConfigYaml());
      ObjectNode user = (ObjectNode) kubeconfig.at("/users/0");
      user.putObject("user").put("token", token(namespace, serviceAccount));
      return written(
          namespace + "." + serviceAccount + ".kubeconfig", YAML.writeValueAsString(kubeconfig));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A new namespace, whose name begins as told; it stays until the server goes. */
  public String newNamespace(String prefix) {
    String name = prefix + "-" + namespaces.incrementAndGet();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /** Who asked what of this server. */
  public AuditLog audit() {
    return audit;
  }

  /** Runs kubectl as an administrator. */
  public Ran kubectl(String... arguments) {
    return program(Programs.kubectl(), arguments);
  }

  /** Runs helm as an administrator. */
  public Ran helm(String... arguments) {
    return program(Programs.helm(), arguments);
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    reaper.close();
  }

  private Ran program(Path program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    // a home of its own: what is cached there of another server on the same port would mislead
    Map<String, String> environment =
        Map.of("KUBECONFIG", kubeconfig().toString(), "HOME", folder.toString());
    return Ran.run(environment, command);
  }

  private static KubeAPIServer server(Path folder) {
    Path policy = folder.resolve("audit-policy.yaml");
    try (InputStream shipped = ApiServer.class.getResourceAsStream("/testkit/audit-policy.yaml")) {
      Files.createDirectories(folder);
      Files.write(policy, shipped.readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new KubeAPIServer(
        KubeAPIServerConfigBuilder.anAPIServerConfig()
            .withTestDir(Programs.FOLDER.toString())
            .withOfflineMode(true)
            .withUpdateKubeConfig(false)
            .withStartupTimeout(START_MILLIS)
            .withWaitForEtcdHealthCheckOnStartup(true)
            .withApiServerFlag("--audit-policy-file", policy.toString())
            .withApiServerFlag("--audit-log-path", folder.resolve("audit.log").toString())
            .build());
  }

  private Config config() {
    return Config.fromKubeconfig(server.getKubeConfigYaml());
  }

  private Config withoutIdentity() {
    Config config = config();
    config.setClientCertData(null);
    config.setClientCertFile(null);
    config.setClientKeyData(null);
    config.setClientKeyFile(null);
    return config;
  }

  private String token(String namespace, String serviceAccount) {
    return client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(serviceAccount)
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }

  private Path written(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static final class Shared {
    private static final ApiServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "stop-api-server"));
    }
  }
}
