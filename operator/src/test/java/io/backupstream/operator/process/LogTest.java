package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.rig.ChildOperator;
import io.backupstream.operator.rig.OperatorRig;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's process writes to its log, even where all of it is asked for. */
class LogTest {
  @TempDir Path folder;

  @Test
  void linesAreJsonAndNoKeyIsInThem() throws IOException {
    Path log = folder.resolve("operator.log");
    try (OperatorRig rig = OperatorRig.in("log");
        ChildOperator child = rig.child("operator", log)) {
      rig.generated("event");
      rig.awaitStatus("event", _ -> {});
      child.terminate();
      await().atMost(30, SECONDS).until(() -> !child.isAlive());

      List<String> lines = Files.readAllLines(log);
      ObjectMapper json = new ObjectMapper();
      for (String line : lines) {
        assertThat(json.readTree(line).path("formattedMessage").isTextual()).as(line).isTrue();
      }
      String text = String.join("\n", lines);
      keys(rig)
          .flatMap(key -> Stream.of(key, base64(key)))
          .forEach(key -> assertThat(text.contains(key)).isFalse());
    }
  }

  private static Stream<String> keys(OperatorRig rig) {
    Stream<String> generated =
        rig
            .client()
            .secrets()
            .inNamespace(rig.namespace())
            .withLabel(Labels.COMPONENT, Labels.KEYS)
            .list()
            .getItems()
            .stream()
            .map(Secret::getData)
            .flatMap(data -> data.values().stream())
            .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    return Stream.concat(generated, Stream.of(OperatorRig.DESTINATION_KEY));
  }

  private static String base64(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
