package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.testkit.program.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, on the clone that is being tested and has just been built. */
@Tag("scenario")
class LauncherTest {
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
  private static final Path LAUNCHER = CLONE.resolve("backupstream");

  @TempDir Path folder;

  @Test
  void worksThroughASymbolicLinkFromAnotherFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("bs"), LAUNCHER);

    assertThat(exitCode(link, Map.of())).isEqualTo(2);
    assertThat(output()).hasLineCount(1).contains("missing.yaml");
  }

  @Test
  void worksUnderAPathWithSpaces() throws IOException {
    Path clone = Files.createDirectory(folder.resolve("a clone with spaces"));
    for (String file : List.of("backupstream", "pom.xml")) {
      Files.copy(CLONE.resolve(file), clone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String module : List.of("crds", "ingest-pod")) {
      Files.createSymbolicLink(clone.resolve(module), CLONE.resolve(module));
    }

    assertThat(exitCode(clone.resolve("backupstream"), Map.of())).isEqualTo(2);
    assertThat(output()).hasLineCount(1).contains("missing.yaml");
  }

  @Test
  void saysInOneLineThatAJdkIsMissing() throws IOException {
    Path launcher = folder.resolve("backupstream");
    String script = Files.readString(LAUNCHER).replace("/usr/lib/jvm", "/nowhere");
    Files.writeString(launcher, script.replace("/Library", "/nowhere"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment =
        Map.of("PATH", pathWithoutJava(), "JAVA_HOME", "", "HOME", folder.toString());

    assertThat(exitCode(launcher, environment)).isEqualTo(2);
    assertThat(output()).hasLineCount(1).contains("a JDK 25 is missing");
  }

  @Test
  void buildsTheRelayAloneWhenAClassIsMissing() throws IOException {
    Path clone = cloneWithAFakeBuild();

    assertThat(exitCode(clone.resolve("backupstream"), Map.of())).isEqualTo(2);
    assertThat(output())
        .contains("fake build: ", "--projects ingest-pod --also-make", "process-classes");
    assertThat(output()).doesNotContain("operator");
  }

  @Test
  void buildsNothingWhenEveryClassIsThere() throws IOException {
    Path clone = cloneWithAFakeBuild();
    for (String module : List.of("crds", "ingest-pod")) {
      Files.createFile(clone.resolve(module).resolve("target/classes/A.class"));
    }

    assertThat(exitCode(clone.resolve("backupstream"), Map.of())).isEqualTo(1);
    assertThat(output()).doesNotContain("fake build").contains("ClassNotFoundException");
  }

  private Path cloneWithAFakeBuild() throws IOException {
    Path clone = Files.createDirectory(folder.resolve("clone"));
    Files.copy(LAUNCHER, clone.resolve("backupstream"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createFile(clone.resolve("pom.xml"));
    Path build =
        Files.writeString(clone.resolve("mvnw"), "#!/bin/sh\necho \"fake build: $*\"; exit 1\n");
    assertThat(build.toFile().setExecutable(true)).isTrue();
    for (String module : List.of("crds", "ingest-pod")) {
      Path root = Files.createDirectory(clone.resolve(module));
      Files.createFile(root.resolve("pom.xml"));
      Files.createFile(Files.createDirectories(root.resolve("src/main/java")).resolve("A.java"));
      Files.createDirectories(root.resolve("target/classes"));
    }
    Files.writeString(clone.resolve("ingest-pod/target/classpath"), build.toString());
    return clone;
  }

  private String pathWithoutJava() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : List.of("bash", "dirname", "readlink", "sed", "grep")) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/bin", tool).toRealPath());
    }
    return bin.toString();
  }

  private int exitCode(Path launcher, Map<String, String> environment) {
    List<String> command = List.of(launcher.toString(), "run", "missing.yaml");
    try (ChildProcess child =
        ChildProcess.start(folder.resolve("launcher.log"), environment, command)) {
      return child.exitCode();
    }
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("launcher.log"));
  }
}
