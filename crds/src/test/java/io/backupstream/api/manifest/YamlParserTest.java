package io.backupstream.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlParserTest {
  private static final String TOO_MUCH =
      "expected YAML of at most 4 MiB, 32 levels and 10 aliases, found more";

  @Test
  void scalarsHaveTheTypesThatKubectlGivesThem() throws Exception {
    YamlDocument document =
        only(
            """
            text: 4s
            quoted: "4"
            whole: 4
            fraction: 29.97
            yes: on
            time: 2026-12-01T18:00:00Z
            hex: 0x10
            """);

    assertThat(document.root())
        .hasToString(
            "{\"text\":\"4s\",\"quoted\":\"4\",\"whole\":4,\"fraction\":29.97,\"yes\":true,"
                + "\"time\":\"2026-12-01T18:00:00Z\",\"hex\":\"0x10\"}");
  }

  @Test
  void aFieldWithoutAValueIsLeftOutButItsLineIsKnown() throws Exception {
    YamlDocument document = only("a: 1\nb:\nc: ~\n");

    assertThat(document.root()).hasToString("{\"a\":1}");
    assertThat(document.lineOf("c")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "spec, 2",
    "spec.list, 3",
    "spec.list[1], 5",
    "spec.list[1].url, 6",
    "spec.list[0].missing, 4",
    "spec.list[7].url, 3",
    "other, 2"
  })
  void aFieldsLineIsItsOwnOrOfWhatItLiesIn(String path, int line) throws Exception {
    YamlDocument document =
        only(
            """
            # a comment
            spec:
              list:
              - name: a
              - name: b
                url: c
            """);

    assertThat(document.lineOf(path)).isEqualTo(line);
  }

  @Test
  void linesAreCountedThroughAllDocuments() throws Exception {
    List<YamlDocument> documents = YamlParser.parseAll("a: 1\n---\n---\n# none\n---\nb: 2\n");

    assertThat(documents).hasSize(2);
    assertThat(documents.get(1).lineOf("b")).isEqualTo(6);
  }

  @Test
  void anAliasStandsForItsAnchor() throws Exception {
    assertThat(only("a: &x {b: 1}\nc: *x\n").root())
        .hasToString("{\"a\":{\"b\":1},\"c\":{\"b\":1}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a: 1\nb: 2\na: 3`|3|a: expected once, found again after line 1",
        "`l:\n- 1\n-\n`|3|l[1]: expected an item, found nothing",
        "`a:\n  [b]: 1`|2|a: expected a field's name",
        "`a: b\n  c: d`|2|expected YAML, but mapping values are not allowed here",
        "`a: *x`|1|expected YAML, found an unknown alias (quote text that begins with *)",
        "`a: &x [*x]`|1|" + TOO_MUCH,
        "`a: \u0007`|1|expected YAML, found a character that no text holds"
      })
  void whatIsNoPlainTreeIsRefusedAtItsLine(String yaml, int line, String message) {
    YamlProblem problem = catchThrowableOfType(YamlProblem.class, () -> YamlParser.parseAll(yaml));

    assertThat(problem).hasMessage(message);
    assertThat(problem.line()).isEqualTo(line);
  }

  @Test
  void aTreeThatGrowsOutOfItsAliasesIsRefused() {
    StringBuilder bomb = new StringBuilder("l0: &l0 [1]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("l%d: &l%d [*l%d, *l%d]%n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(catchThrowableOfType(YamlProblem.class, () -> YamlParser.parseAll(bomb.toString())))
        .hasMessage(TOO_MUCH);
  }

  @Test
  void aTreeThatIsTooDeepIsRefused() {
    String deep = "[".repeat(100_000);

    assertThat(catchThrowableOfType(YamlProblem.class, () -> YamlParser.parseAll(deep)))
        .hasMessage(TOO_MUCH);
  }

  @Test
  void aTextThatIsTooLargeIsRefused() {
    String large = "a: " + "x".repeat(4 << 20);

    assertThat(catchThrowableOfType(YamlProblem.class, () -> YamlParser.parseAll(large)))
        .hasMessage(TOO_MUCH);
  }

  private static YamlDocument only(String yaml) throws YamlProblem {
    List<YamlDocument> documents = YamlParser.parseAll(yaml);
    assertThat(documents).hasSize(1);
    return documents.getFirst();
  }
}
