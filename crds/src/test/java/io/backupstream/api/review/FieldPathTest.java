package io.backupstream.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {
  @Test
  void fieldsAreJoinedByDotsAndItemsCounted() {
    assertThat(FieldPath.of(FieldPath.of(FieldPath.of("", "spec"), 1), "url"))
        .isEqualTo("spec[1].url");
  }

  @Test
  void aFieldThatIsNoWordIsQuoted() {
    assertThat(FieldPath.of("data", "tls.crt")).isEqualTo("data[\"tls.crt\"]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "spec.destinations[1].url, spec.destinations[1]",
        "spec.destinations[1], spec.destinations",
        "data[\"tls.crt\"], data",
        "spec, ``"
      })
  void everyFieldLiesInAnother(String path, String parent) {
    assertThat(FieldPath.parent(path)).isEqualTo(parent);
  }
}
