package io.backupstream.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoiltManifestTest {
  private static final String MANIFESTS =
      """
      # two documents
      apiVersion: backupstream.io/v1alpha1
      kind: BackupStream
      metadata: {name: keynote, labels: {a: "b"}}
      spec:
        suspend: false
        destinations:
        - name: youtube
          enabled: true
          url: "rtmps://a/b"
          streamKeyRef: {name: youtube, key: streamKey}
        failover: &f
          buffer: 3s
        schedule: {start: 2026-12-01T18:00:00Z}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: youtube}
      data: {streamKey: YWJjZA==}
      stringData:
        other: |
          text
      """;
  private static final String INSERTED = " \n\t:-[]{}#&*!|>'\"%@`?,~0\u0000\u00e9\ud83d";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverIsSpoiltIsToldInOneLineOrReadAllTheSame(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      String text = spoilt(random);
      ManifestText read = reading(text);
      int lines = (int) text.lines().count() + 1;
      for (Defect defect : read.defects()) {
        assertThat(defect.text()).as(text).hasLineCount(1);
        assertThat(defect.line()).as(text).isBetween(1, lines);
      }
    }
  }

  private static ManifestText reading(String text) {
    try {
      return ManifestText.read(text);
    } catch (RuntimeException thrown) {
      return fail("thrown at:\n" + text, thrown);
    }
  }

  private static String spoilt(Random random) {
    StringBuilder text = new StringBuilder(MANIFESTS);
    for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
      int at = random.nextInt(text.length() - 20);
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.delete(at, at + random.nextInt(20));
        case 2 -> text.insert(at, text.substring(at, at + random.nextInt(20)));
        default -> text.insert(at, INSERTED.charAt(random.nextInt(INSERTED.length())));
      }
    }
    return text.toString();
  }
}
