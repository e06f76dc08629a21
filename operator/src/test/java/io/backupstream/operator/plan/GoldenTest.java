package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds plans against {@code out-*.yaml}: what is written, as a person would read it. With the
 * system property {@code golden=write} the files are written anew, to be read before a commit.
 */
class GoldenTest {
  private static final boolean WRITE = "write".equals(System.getProperty("golden"));

  /** What a plan comes to, beside objects and status. */
  private record Outcome(
      List<String> writes,
      boolean finalizer,
      @Nullable String nudge,
      @Nullable String lookAgainAt,
      List<Event> events) {}

  private record Event(String type, String reason, String note) {
    static Event of(Telling told) {
      return new Event(told.warning() ? "Warning" : "Normal", told.reason(), told.message());
    }
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GoldenCase.FOLDER)) {
      return folders.map(Path::getFileName).map(String::valueOf).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void thePlanIsAsWrittenDown(String name) throws IOException {
    GoldenCase story = GoldenCase.read(name);
    Map<Path, String> planned = planned(story);
    if (WRITE) {
      for (Path stale : story.files("out-")) {
        Files.delete(stale);
      }
      for (Map.Entry<Path, String> file : planned.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
    }

    Map<Path, String> written = new TreeMap<>();
    for (Path file : story.files("out-")) {
      written.put(file, Files.readString(file));
    }
    assertThat(written).isEqualTo(planned);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void planningAgainWritesNothing(String name) throws IOException {
    World world = GoldenCase.read(name).world();
    world.plan();
    world.plan(); // what the first one wrote, a Service's port for one, may be news
    world.told.clear();

    world.plan();

    assertThat(world.writes).isEmpty();
    assertThat(world.told).isEmpty();
  }

  @Test
  void noFileIsUnused() throws IOException {
    for (String name : cases()) {
      GoldenCase story = GoldenCase.read(name);
      List<Path> used = new ArrayList<>(story.files("in-"));
      used.addAll(planned(story).keySet());

      try (Stream<Path> files = Files.list(story.folder())) {
        assertThat(files).containsExactlyInAnyOrderElementsOf(used);
      }
    }
  }

  private static Map<Path, String> planned(GoldenCase story) throws IOException {
    World world = story.world();
    boolean known = world.stream.getStatus() != null;
    Plan plan = world.plan();
    Map<Path, String> files = new TreeMap<>();
    String objects = objects(world, plan);
    if (!objects.isEmpty()) {
      files.put(story.folder().resolve("out-objects.yaml"), objects);
    }
    if (world.writes.contains("status") || !known) {
      files.put(story.folder().resolve("out-status.yaml"), Yaml.write(plan.status()));
    }
    files.put(story.folder().resolve("out-plan.yaml"), Yaml.write(outcome(world, plan)));
    return files;
  }

  private static String objects(World world, Plan plan) throws IOException {
    List<String> texts = new ArrayList<>();
    for (HasMetadata object : world.written(plan)) {
      texts.add(Yaml.write(object));
    }
    return texts.stream().collect(Collectors.joining("---\n"));
  }

  private static Outcome outcome(World world, Plan plan) {
    Nudge nudge = plan.nudge();
    Instant again = plan.lookAgainAt();
    return new Outcome(
        world.writes,
        plan.holdFinalizer(),
        nudge == null ? null : nudge.pod() + ": " + nudge.value(),
        again == null ? null : again.toString(),
        plan.tellings().stream().map(Event::of).toList());
  }
}
