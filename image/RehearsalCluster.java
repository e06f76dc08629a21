import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * What an operator meets in its training run: an API server that knows one region, one node and one
 * stream with its Secrets, and answers every write with what was written.
 */
final class RehearsalCluster implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private static final String REGION =
      """
      {"apiVersion": "backupstream.io/v1alpha1", "kind": "IngestRegion",
       "metadata": {"name": "default", "uid": "1", "resourceVersion": "1", "generation": 1},
       "spec": {"default": true}}""";
  private static final String NODE =
      """
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node", "resourceVersion": "1"},
       "spec": {}, "status": {"addresses": [{"type": "InternalIP", "address": "192.0.2.1"}],
       "conditions": [{"type": "Ready", "status": "True"}]}}""";
  private static final String STREAM =
      """
      {"apiVersion": "backupstream.io/v1alpha1", "kind": "BackupStream",
       "metadata": {"namespace": "default", "name": "event", "uid": "2", "resourceVersion": "1",
                    "generation": 1, "creationTimestamp": "2026-01-01T00:00:00Z"},
       "spec": {"destinations": [{"name": "out", "url": "rtmp://192.0.2.1/live",
                "streamKeyRef": {"name": "out", "key": "key"}}]}}""";
  private static final String SECRET =
      """
      {"apiVersion": "v1", "kind": "Secret",
       "metadata": {"namespace": "default", "name": "out", "resourceVersion": "1"},
       "data": {"key": "a2V5"}}""";
  private static final String RULES =
      """
      {"status": {"incomplete": false, "nonResourceRules": [],
       "resourceRules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]}}""";
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "ingestregions", List.of(REGION),
          "nodes", List.of(NODE),
          "backupstreams", List.of(STREAM),
          "secrets", List.of(SECRET));

  private final HttpServer server;
  private final CompletableFuture<Void> told = new CompletableFuture<>();

  private RehearsalCluster(HttpServer server) {
    this.server = server;
  }

  static RehearsalCluster open() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    RehearsalCluster cluster = new RehearsalCluster(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", cluster::answer);
    server.start();
    return cluster;
  }

  /** What a program must have in its environment to use this cluster as its own. */
  Map<String, String> environment() {
    return Map.of(
        "KUBERNETES_MASTER", "http://127.0.0.1:" + server.getAddress().getPort(),
        "KUBERNETES_AUTH_TRYKUBECONFIG", "false",
        "BACKUPSTREAM_NAMESPACE", "default",
        "BACKUPSTREAM_POD", "training",
        "BACKUPSTREAM_RELAY_IMAGE", "relay");
  }

  /** Done once the stream's status has been written: the operator has done all that it does. */
  CompletableFuture<Void> told() {
    return told;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.endsWith("/selfsubjectrulesreviews")) {
      send(exchange, OK, RULES);
    } else if (!exchange.getRequestMethod().equals("GET")) {
      send(exchange, OK, body);
      if (path.endsWith("/event/status")) {
        told.complete(null);
      }
    } else if (exchange.getRequestHeaders().containsKey("Sec-WebSocket-Key")) {
      send(exchange, OK, "{}"); // the client then watches without
    } else if (query.contains("watch=true")) {
      exchange.sendResponseHeaders(OK, 0); // and never an event
      exchange.getResponseBody().flush();
    } else {
      read(exchange, path.substring(path.lastIndexOf('/') + 1), query.contains("managed-by="));
    }
  }

  /** Names of kinds end in s, names of objects do not. */
  private static void read(HttpExchange exchange, String last, boolean ofOperator)
      throws IOException {
    if (last.endsWith("s")) {
      List<String> known = ofOperator ? List.of() : KNOWN.getOrDefault(last, List.of());
      String items = String.join(",", known);
      send(
          exchange, OK, "{\"metadata\": {\"resourceVersion\": \"1\"}, \"items\": [" + items + "]}");
    } else if (last.equals("out")) {
      send(exchange, OK, SECRET);
    } else if (last.equals("event")) {
      send(exchange, OK, STREAM);
    } else {
      send(exchange, NOT_FOUND, "{\"kind\": \"Status\", \"code\": 404, \"reason\": \"NotFound\"}");
    }
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    send(exchange, code, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
