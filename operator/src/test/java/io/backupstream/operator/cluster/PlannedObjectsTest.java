package io.backupstream.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backupstream.operator.testkit.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Planned objects are written as an API server keeps them, or each would be written for ever. */
class PlannedObjectsTest {
  private static final Path PLANS = Path.of("src", "test", "resources", "plan");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final KubernetesClient client = ApiServer.shared().client();

  @Test
  void anApiServerKeepsWhatIsPlannedWordForWord() throws IOException {
    String namespace = ApiServer.shared().newNamespace("planned");
    List<ObjectNode> planned = planned();
    assertThat(planned).hasSizeGreaterThan(20);
    for (ObjectNode object : planned) {
      ObjectNode metadata = (ObjectNode) object.path("metadata");
      metadata.put("namespace", namespace);
      JsonNode kept = YAML.valueToTree(applied(object));

      assertThat(Differences.covers(kept, object))
          .as("what became of %s: %s", object, kept)
          .isTrue();
    }
  }

  private HasMetadata applied(ObjectNode object) throws IOException {
    HasMetadata wanted = YAML.treeToValue(object, HasMetadata.class);
    return client
        .resource(wanted)
        .patch(
            new PatchContext.Builder()
                .withForce(true)
                .withFieldManager("planned")
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .build());
  }

  private static List<ObjectNode> planned() throws IOException {
    List<ObjectNode> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(PLANS)) {
      for (Path file : files.filter(each -> each.endsWith("out-objects.yaml")).sorted().toList()) {
        try (MappingIterator<ObjectNode> documents =
            YAML.readerFor(ObjectNode.class).readValues(file.toFile())) {
          documents.forEachRemaining(all::add);
        }
      }
    }
    all.removeIf(object -> object.path("kind").asText().equals("Secret")); // shown decoded
    return all;
  }
}
