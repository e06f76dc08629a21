package io.backupstream.operator.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The chart, rendered or installed by the real helm. */
public final class Chart {
  /** The chart's folder. */
  public static final Path FOLDER = Path.of("..", "helm");

  private final ApiServer api;

  public Chart(ApiServer api) {
    this.api = api;
  }

  /**
   * All manifests of a release that is called as its namespace.
   *
   * @throws IllegalStateException if helm refuses, with what it says
   */
  public String rendered(String namespace, String... options) {
    return helm("template", namespace, options);
  }

  /**
   * Installs what the operator's pods run as, without a region: ServiceAccount, roles, Deployment.
   *
   * @return the name of the ServiceAccount
   */
  public String install(String namespace, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--set=defaultRegion.create=false");
    helm("install", namespace, all.toArray(String[]::new));
    return namespace + "-backupstream-operator";
  }

  /**
   * Applies what helm would before a release goes; the release is installed with the same options.
   *
   * @return the name of the hook's ServiceAccount
   */
  public String applyHook(String namespace, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--show-only=templates/release-finalizers.yaml");
    Ran applied = apply(rendered(namespace, all.toArray(String[]::new)));
    if (applied.code() != 0) {
      throw new IllegalStateException(applied.out());
    }
    return namespace + "-backupstream-release-finalizers";
  }

  /** What helm says of a rendering that it refuses or takes. */
  public Ran tried(String namespace, String... options) {
    return api.helm(arguments("template", namespace, options));
  }

  /**
   * Has the API server judge manifests without keeping them, whoever has applied others of these
   * names; what kubectl says.
   */
  public Ran judged(String manifests) {
    return apply(manifests, "--dry-run=server", "--validate=strict", "--force-conflicts");
  }

  private Ran apply(String manifests, String... options) {
    try {
      Path file = Files.createTempFile("manifests", ".yaml");
      try {
        Files.writeString(file, manifests);
        List<String> all = new ArrayList<>(List.of("apply", "--server-side", "-f", file + ""));
        all.addAll(List.of(options));
        return api.kubectl(all.toArray(String[]::new));
      } finally {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String helm(String command, String namespace, String... options) {
    Ran ran = api.helm(arguments(command, namespace, options));
    if (ran.code() != 0) {
      throw new IllegalStateException(ran.out());
    }
    return ran.out();
  }

  private static String[] arguments(String command, String namespace, String... options) {
    List<String> all = new ArrayList<>(List.of(command, namespace, FOLDER.toString()));
    all.addAll(List.of("--namespace", namespace, "--create-namespace"));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }
}
