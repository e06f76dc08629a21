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

  /** What helm says of a rendering that it refuses or takes. */
  public Ran tried(String namespace, String... options) {
    return api.helm(arguments("template", namespace, options));
  }

  /** Has the API server judge manifests without keeping them; what kubectl says. */
  public Ran judged(String manifests) {
    try {
      Path file = Files.createTempFile("manifests", ".yaml");
      try {
        Files.writeString(file, manifests);
        return api.kubectl(
            "apply", "--server-side", "--dry-run=server", "--validate=strict", "-f", file + "");
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
