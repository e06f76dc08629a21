package io.backupstream.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.spec.BackupStreamSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTextTest {
  private static final String STREAM =
      """
      apiVersion: backupstream.io/v1alpha1
      kind: BackupStream
      metadata: {name: keynote, namespace: events, uid: 1-2, generation: 3}
      spec:
        suspend: false
        destinations:
        - {name: youtube, url: "rtmps://a/b", streamKeyRef: {name: youtube, key: streamKey}}
        failover:
          buffer: 3s
      status: {activeSource: Primary}
      """;
  private static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: youtube}
      type: Opaque
      data: {streamKey: "YWJjZC\\nVmZ2g="}
      stringData: {other: plain}
      """;

  @Test
  void everyKindIsReadAsItsOwn() {
    String region =
        """
        apiVersion: backupstream.io/v1alpha1
        kind: IngestRegion
        metadata: {name: eu-central}
        spec: {default: true}
        """;

    ManifestText text = ManifestText.read(String.join("---\n", STREAM, SECRET, region));

    assertThat(text.defects()).isEmpty();
    assertThat(text.manifests())
        .extracting(located -> located.manifest().subject())
        .containsExactly(
            "BackupStream events/keynote", "Secret default/youtube", "IngestRegion eu-central");
  }

  @Test
  void aFieldKnowsItsLine() {
    Located stream = ManifestText.read("---\n" + STREAM).manifests().getFirst();

    assertThat(stream.lineOf("spec.failover.buffer")).isEqualTo(10);
    assertThat(stream.lineOf("spec.failover.stallTimeout")).isEqualTo(9);
  }

  @Test
  void aSecretsEntriesAreDecodedAndPlainTextWins() {
    SecretManifest secret =
        new SecretManifest(
            Metadata.of("default", "s"),
            null,
            Map.of("a", "YQ==", "b", "Yg=="),
            Map.of("b", "plain"));

    assertThat(secret.entries()).containsExactly(Map.entry("a", "a"), Map.entry("b", "plain"));
  }

  @Test
  void aSecretNeverShowsAValue() {
    assertThat(ManifestText.read(SECRET).manifests().getFirst().manifest())
        .hasToString("Secret default/youtube [other, streamKey]");
  }

  @Test
  void whatIsWrittenReadsBackTheSame() throws Exception {
    BackupStreamSpec spec =
        ((StreamManifest) ManifestText.read(STREAM).manifests().getFirst().manifest()).spec();
    List<Manifest> manifests =
        List.of(
            new StreamManifest(Metadata.of("events", "keynote"), spec),
            SecretManifest.of(Metadata.of("events", "youtube"), Map.of("streamKey", "0123456789")),
            new RegionManifest(
                new Metadata("eu", null, Map.of("a", "true"), Map.of()),
                ManifestMapper.STRICT.readValue("{\"default\":true}", IngestRegionSpec.class)));

    String written = ManifestText.write(manifests);

    assertThat(written).startsWith("---\napiVersion: \"backupstream.io/v1alpha1\"\nkind:");
    assertThat(ManifestText.read(written).manifests())
        .extracting(Located::manifest)
        .isEqualTo(manifests);
  }

  @Test
  void entriesAreWrittenInTheirOrder() {
    Map<String, String> entries = Map.of("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");

    assertThat(ManifestText.write(List.of(SecretManifest.of(Metadata.of("n", "s"), entries))))
        .containsSubsequence("a:", "b:", "c:", "d:", "e:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`[1]`|1|expected a manifest with apiVersion and kind",
        "`a: b`|1|kind: expected text, found nothing",
        "`apiVersion: v1\nkind: ConfigMap`|2|kind: expected BackupStream, Secret or IngestRegion,"
            + " found 'ConfigMap'",
        "`apiVersion: v1\nkind: BackupStream`|1|apiVersion: expected backupstream.io/v1alpha1, found"
            + " 'v1'",
        "`kind: Secret\napiVersion: v2`|2|apiVersion: expected v1, found 'v2'",
        "`kind: Secret\napiVersion: v1`|1|Secret default/?: metadata: required, found nothing",
        "`kind: Secret\napiVersion: v1\nmetadata: {}`|3|Secret default/?: metadata.name: required,"
            + " found nothing"
      })
  void whatIsNoManifestOfOursIsADefect(String yaml, int line, String text) {
    assertThat(ManifestText.read(yaml).defects()).containsExactly(new Defect(line, text));
  }

  @Test
  void eachDocumentTellsItsOwnDefect() {
    ManifestText text = ManifestText.read("kind: A\n---\n" + SECRET + "---\nkind: B\n");

    assertThat(text.manifests()).hasSize(1);
    assertThat(text.defects()).extracting(Defect::line).containsExactly(1, 10);
  }
}
