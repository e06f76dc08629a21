package io.backupstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SwitchReasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the tables of docs/operations.md, which say what to do, against the vocabulary. */
class OperationsTest {
  private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
  private static final Pattern WORD = Pattern.compile("`([A-Z]\\w+)`");

  @Test
  void everyConditionSaysWhatToDo() throws IOException {
    assertThat(words("| condition |"))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.of(Conditions.class));
  }

  @Test
  void everyReasonOfAConditionSaysWhatToDo() throws IOException {
    assertThat(words("| reason |"))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.of(Reasons.class));
  }

  @Test
  void everyReasonOfASwitchSaysWhatToDo() throws IOException {
    assertThat(words("| reason of a switch |"))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.of(SwitchReasons.class));
  }

  /** The words in the first column of a table. */
  private static List<String> words(String head) throws IOException {
    return Files.readString(OPERATIONS)
        .lines()
        .dropWhile(line -> !line.startsWith(head))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(row -> row.substring(1, row.indexOf('|', 1)))
        .flatMap(cell -> WORD.matcher(cell).results())
        .map(word -> word.group(1))
        .toList();
  }
}
