package io.backupstream.ingest.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.RelayReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ManagementServerTest {
  private final AtomicReference<Probe> ready = new AtomicReference<>(Probe.OK);
  private final AtomicReference<RelayReport> report =
      new AtomicReference<>(Reports.of(ActiveSource.PRIMARY, "keynote", "panel"));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private ManagementServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        ManagementServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Answers(() -> Probe.OK, ready::get, () -> "up 1\n", report::get));
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    server.close();
  }

  @Test
  void aLiveProcessSaysSo() throws Exception {
    HttpResponse<String> answer = get("/healthz/live");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok\n");
  }

  @Test
  void oneThatIsNotReadySaysWhy() throws Exception {
    ready.set(Probe.failed("port 1935 is not open"));

    HttpResponse<String> answer = get("/healthz/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("port 1935 is not open\n");
  }

  @Test
  void metricsComeInPrometheusTextFormat() throws Exception {
    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.body()).isEqualTo("up 1\n");
    assertThat(answer.headers().firstValue("content-type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void statusReportsAllStreams() throws Exception {
    JsonNode json = json(get("/status"));

    assertThat(json.at("/revision").asText()).isEqualTo("7");
    assertThat(json.at("/streams").findValuesAsText("name")).containsExactly("keynote", "panel");
    assertThat(json.at("/streams/0/status/activeSource").asText()).isEqualTo("Primary");
  }

  @Test
  void statusOfOneStreamIsFoundByNamespaceAndName() throws Exception {
    JsonNode json = json(get("/status/events/panel"));

    assertThat(json.at("/name").asText()).isEqualTo("panel");
    assertThat(json.at("/status/activeSource").asText()).isEqualTo("Primary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/status/events", "/status/events/other", "/status/events/other?watch", "/x"})
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%zz HTTP/1.1", "GET /status?watch=%z HTTP/1.1", "GET"})
  void whatIsNoRequestIsAnsweredAsSuch(String line) throws Exception {
    try (Socket socket = new Socket()) {
      socket.connect(server.address());
      socket.getOutputStream().write((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(30_000);
      byte[] answer = socket.getInputStream().readNBytes(12);

      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void nothingCanBeChangedThroughThisPort() throws Exception {
    HttpRequest request =
        request("/status").POST(HttpRequest.BodyPublishers.ofString("{}")).build();

    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void headIsAnsweredWithoutABody() throws Exception {
    HttpResponse<String> answer =
        client.send(request("/healthz/live").HEAD().build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aWatcherGetsTheReportAtOnceAndAfterAChange() throws Exception {
    try (BufferedReader events = watch("/status/events/keynote?watch")) {
      assertThat(events.readLine()).isEqualTo("event: status");
      assertThat(events.readLine()).startsWith("data: {").contains("\"activeSource\":\"Primary\"");
      assertThat(events.readLine()).isEmpty();

      report.set(Reports.of(ActiveSource.BACKUP, "keynote", "panel"));
      server.reportChanged();

      assertThat(events.readLine()).isEqualTo("event: status");
      assertThat(events.readLine()).contains("\"activeSource\":\"Backup\"");
    }
  }

  @Test
  void anAddressThatIsTakenIsNamed() {
    assertThatThrownBy(
            () ->
                ManagementServer.start(
                    server.address(),
                    new Answers(() -> Probe.OK, ready::get, () -> "", report::get)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("management port")
        .hasMessageContaining(":" + server.address().getPort());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private BufferedReader watch(String path) throws Exception {
    HttpResponse<InputStream> answer =
        client.send(request(path).build(), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    return new ObjectMapper().readTree(answer.body());
  }
}
