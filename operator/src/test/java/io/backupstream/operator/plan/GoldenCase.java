package io.backupstream.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.spec.BackupStreamSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of {@code in-*.yaml}: a moment in the life of a stream, often after that of another. */
final class GoldenCase {
  static final Path FOLDER = Path.of("src", "test", "resources", "plan");

  private final String name;
  private final Moment moment;
  private final Map<String, ObjectNode> manifests = new TreeMap<>();

  private GoldenCase(String name) throws IOException {
    this.name = name;
    this.moment = Yaml.read(folder().resolve("in-moment.yaml"), Moment.class);
    for (Path file : files("in-")) {
      if (!file.endsWith("in-moment.yaml")) {
        readManifests(file);
      }
    }
  }

  static GoldenCase read(String name) throws IOException {
    return new GoldenCase(name);
  }

  Path folder() {
    return FOLDER.resolve(name);
  }

  /** Files of the folder that begin with a word, in order. */
  List<Path> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private void readManifests(Path file) throws IOException {
    try (MappingIterator<JsonNode> documents =
        Yaml.MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (documents.hasNext()) {
        ObjectNode document = (ObjectNode) documents.next();
        String kind = document.path("kind").asText();
        manifests.put(kind + "/" + document.path("metadata").path("name").asText(), document);
      }
    }
  }

  /** The world as it is at that moment. */
  World world() throws IOException {
    World world = moment.after() == null ? begun() : outcome(moment.after());
    world.now = world.now.plusSeconds(moment.seconds());
    for (ObjectNode manifest : manifests.values()) {
      take(world, manifest);
    }
    moment.gone().forEach(world::takeAway);
    if (!moment.defaults().isEmpty()) {
      world.region = new RegionChoice.Ambiguous(moment.defaults());
    }
    if (moment.contest() != null) {
      world.contest = new KeyContest(moment.contest().key(), moment.contest().holder());
    }
    if (moment.image() != null) {
      world.image(moment.image());
    }
    if (moment.deleted()) {
      world.delete();
    }
    surroundings(world);
    return world;
  }

  private World begun() throws IOException {
    JsonNode stream =
        manifests.values().stream()
            .filter(manifest -> manifest.path("kind").asText().equals("BackupStream"))
            .findFirst()
            .orElseThrow();
    String streamName = stream.path("metadata").path("name").asText();
    BackupStreamSpec spec = Yaml.MAPPER.treeToValue(stream.path("spec"), BackupStreamSpec.class);
    return new World(Streams.named(streamName, spec));
  }

  private static World outcome(String earlier) throws IOException {
    World world = read(earlier).world();
    world.plan();
    world.told.clear();
    return world;
  }

  private void take(World world, ObjectNode manifest) throws IOException {
    String ofName = manifest.path("metadata").path("name").asText();
    switch (manifest.path("kind").asText()) {
      case "BackupStream" -> {
        if (moment.after() != null) {
          world.spec(Yaml.MAPPER.treeToValue(manifest.path("spec"), BackupStreamSpec.class));
        }
      }
      case "IngestRegion" ->
          world.region(
              ofName, Yaml.MAPPER.treeToValue(manifest.path("spec"), IngestRegionSpec.class));
      case "Secret" -> {
        manifest.remove(List.of("apiVersion", "kind"));
        world.secrets.put(ofName, Yaml.MAPPER.treeToValue(manifest, SecretManifest.class));
      }
      default -> throw new IllegalArgumentException(name + ": " + manifest.path("kind"));
    }
  }

  private void surroundings(World world) {
    if (moment.nodes() != null) {
      world.nodeAddresses.clear();
      world.nodeAddresses.putAll(moment.nodes());
    }
    if (moment.balancer() != null) {
      world.balancerGives(moment.balancer());
    }
    if (moment.pod() != null) {
      world.podBecomes(moment.pod());
    }
    if (moment.report() != null) {
      String before = world.heardRevision();
      world.relaySays(moment.report());
      if (Boolean.FALSE.equals(moment.takenUp())) {
        world.relayStaysWith(before);
      }
    } else if (Boolean.TRUE.equals(moment.takenUp())) {
      world.relayTakesUp();
    }
    if (moment.problem() != null) {
      world.relayRefuses(moment.problem());
    }
    if (moment.unheardSeconds() != null) {
      Instant since = world.now.minusSeconds(moment.unheardSeconds());
      String pod = Objects.requireNonNull(world.pods.getFirst().getMetadata().getName());
      world.feed = new RelayFeed.Unreachable(pod, since);
    }
  }
}
