package io.backupstream.e2e.kit;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The management port of a pod, by way of the API server and the kubelet. */
public final class Management {
  private static final int PORT = 8080;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Management() {}

  /** What a pod answers under a path. */
  public static String page(Pod pod, String path) {
    try (LocalPortForward forward = Kube.client().pods().resource(pod).portForward(PORT)) {
      URI uri = URI.create("http://127.0.0.1:" + forward.getLocalPort() + path);
      return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** The lines of a pod's metrics that begin with a name and mention all words. */
  public static double metric(Pod pod, String name, String... labels) {
    return page(pod, "/metrics")
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> java.util.Arrays.stream(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
