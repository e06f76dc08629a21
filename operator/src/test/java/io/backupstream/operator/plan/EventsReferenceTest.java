package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.operator.plan.tell.EventReasons;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/events.md against the code. */
class EventsReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "events.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| [\\w, ]+ \\| .+ \\|$");

  @Test
  void everyReasonOfAnEventIsExplained() throws IOException, IllegalAccessException {
    List<String> declared = new ArrayList<>();
    for (Field constant : EventReasons.class.getFields()) {
      declared.add((String) constant.get(null));
    }

    assertThat(ROW.matcher(Files.readString(REFERENCE)).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(declared);
  }
}
