package io.backupstream.operator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backupstream.operator.testkit.ApiServer;
import io.backupstream.operator.testkit.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person with kubectl sees of our kinds. */
class KubectlTest {
  private static final ApiServer API = ApiServer.shared();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String STREAM =
      """
      apiVersion: backupstream.io/v1alpha1
      kind: BackupStream
      metadata: {name: keynote}
      spec:
        destinations:
        - {name: youtube, url: "rtmps://a.example.com/live2", streamKeyRef: {name: youtube, key: k}}
        failover: {}
        schedule: {start: "2027-03-01T18:00:00Z"}
      status: {region: not-to-be-kept}
      """;
  private static final String STATUS =
      """
      {"status": {"region": "eu-central", "activeSource": "Backup", "destinationsStreaming": "2/2",
        "sources": {"primary": {"state": "Absent"}, "backup": {"state": "Receiving"}},
        "ingest": {"url": "rtmp://keynote.example.com/live", "keysSecret": "keynote-keys"},
        "pod": {"name": "keynote-1", "node": "eu-a"},
        "conditions": [{"type": "SeamlessReady", "status": "False", "reason": "BackupAbsent",
          "message": "", "lastTransitionTime": "2027-03-01T18:00:00Z"}]}}
      """;

  @TempDir private Path folder;

  @Test
  void explainReadsLikeDocumentation() throws IOException {
    String page = explained("backupstream.spec.failover");

    JsonNode failover = schema("backupstreams").at("/properties/spec/properties/failover");
    assertThat(failover.path("properties")).isNotEmpty();
    assertThat(page).contains(failover.path("description").asText());
    assertThat(failover.path("properties"))
        .allSatisfy(field -> assertThat(page).contains(field.path("description").asText()));
    assertThat(explained("ir.spec.exposure.type"))
        .contains("ENUM: ClusterIP LoadBalancer NodePort");
  }

  @Test
  void aStreamIsListedWithWhatAPersonAtAnEventAsks() throws IOException {
    String namespace = createStream();
    API.kubectl(
        "-n",
        namespace,
        "patch",
        "bs/keynote",
        "--subresource=status",
        "--type=merge",
        "-p",
        STATUS);

    List<List<String>> rows = rows(API.kubectl("-n", namespace, "get", "bs"));
    assertThat(rows.getFirst())
        .containsExactly(
            "NAME", "REGION", "ACTIVE", "PRIMARY", "BACKUP", "SEAMLESS", "DESTINATIONS", "AGE");
    assertThat(rows.getLast())
        .startsWith("keynote", "eu-central", "Backup", "Absent", "Receiving", "False", "2/2");
    assertThat(rows(API.kubectl("-n", namespace, "get", "bs", "-o", "wide")).getLast())
        .endsWith("rtmp://keynote.example.com/live", "eu-a");
  }

  @Test
  void bothKindsAreOfTheCategoryStreaming() throws IOException {
    String namespace = createStream();
    apply(
        namespace,
        """
        apiVersion: backupstream.io/v1alpha1
        kind: IngestRegion
        metadata: {name: eu-central}
        spec: {}
        """);

    assertThat(API.kubectl("-n", namespace, "get", "streaming").out())
        .contains("backupstream.backupstream.io/keynote")
        .contains("ingestregion.backupstream.io/eu-central");
    assertThat(API.kubectl("get", "ir", "eu-central", "-o", "jsonpath={.spec.default}").out())
        .isEqualTo("false");
  }

  @Test
  void defaultsAreFilledInAndAStatusIsNotTakenFromAManifest() throws IOException {
    String namespace = createStream();

    JsonNode stream =
        YAML.readTree(API.kubectl("-n", namespace, "get", "bs/keynote", "-o", "yaml").out());

    assertThat(stream.path("status").isMissingNode()).isTrue();
    assertThat(stream.at("/spec/suspend").asBoolean(true)).isFalse();
    assertThat(stream.at("/spec/destinations/0/enabled").asBoolean()).isTrue();
    assertThat(stream.at("/spec/failover/policy").asText()).isEqualTo("Sticky");
    assertThat(stream.at("/spec/failover/buffer").asText()).isEqualTo("4s");
    assertThat(stream.at("/spec/failover/pin").isMissingNode()).isTrue();
    assertThat(stream.at("/spec/schedule/endPolicy").asText()).isEqualTo("WhenIdle");
  }

  /** What kubectl says of a field, in one line; it knows a new kind a moment later. */
  private static String explained(String field) {
    Ran explained = await().until(() -> API.kubectl("explain", field), ran -> ran.code() == 0);
    return explained.out().replaceAll("\\s+", " ");
  }

  private String createStream() throws IOException {
    String namespace = API.newNamespace("kubectl");
    apply(namespace, STREAM);
    return namespace;
  }

  private void apply(String namespace, String manifest) throws IOException {
    Path file = Files.writeString(folder.resolve("manifest.yaml"), manifest);
    Ran applied = API.kubectl("-n", namespace, "apply", "-f", file.toString());
    assertThat(applied.code()).as(applied.out()).isZero();
  }

  private static List<List<String>> rows(Ran listed) {
    List<List<String>> rows = new ArrayList<>();
    listed.out().lines().map(line -> List.of(line.split("\\s+"))).forEach(rows::add);
    return rows;
  }

  private static JsonNode schema(String plural) throws IOException {
    String file = "/META-INF/fabric8/" + plural + ".backupstream.io-v1.yml";
    try (InputStream shipped = KubectlTest.class.getResourceAsStream(file)) {
      return YAML.readTree(shipped).at("/spec/versions/0/schema/openAPIV3Schema");
    }
  }
}
