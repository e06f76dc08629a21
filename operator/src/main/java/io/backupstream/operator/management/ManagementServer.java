package io.backupstream.operator.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The management port: {@code /healthz/live}, {@code /healthz/ready} and {@code /metrics}. */
public final class ManagementServer implements AutoCloseable {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;

  private record Page(int code, String type, String body) {}

  private ManagementServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens the port.
   *
   * @param port 0 for a free one
   * @throws IOException naming the port if it cannot be listened on
   */
  public static ManagementServer start(
      int port, Supplier<Probe> live, Supplier<Probe> ready, Supplier<String> metrics)
      throws IOException {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
      serve(server, "/healthz/live", () -> page(live.get()));
      serve(server, "/healthz/ready", () -> page(ready.get()));
      serve(
          server, "/metrics", () -> new Page(HttpURLConnection.HTTP_OK, PROMETHEUS, metrics.get()));
      server.start();
      return new ManagementServer(server);
    } catch (IOException e) {
      throw new IOException("management port " + port + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static Page page(Probe probe) {
    return new Page(
        probe.passed() ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE,
        TEXT,
        probe.line() + "\n");
  }

  private static void serve(HttpServer server, String path, Supplier<Page> page) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            boolean exact = exchange.getRequestURI().getPath().equals(path);
            answer(
                exchange,
                exact ? page.get() : new Page(HttpURLConnection.HTTP_NOT_FOUND, TEXT, ""));
          }
        });
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", page.type());
    exchange.sendResponseHeaders(page.code(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
