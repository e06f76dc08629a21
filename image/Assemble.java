import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Lays out the parts of an image that are no jar: a Java runtime with only the modules used, the C
 * library that it needs, the network library of Netty, and the AOT cache, made by a training run of
 * the very class path that the image has.
 *
 * <p>Run by the build with a JDK 25 on Linux with glibc. Arguments: the folder (with {@code
 * app/classpath} and {@code app/libs} in it), the Java modules, the name of the program's jar, its
 * main class, and the arguments of the training run. That ends by itself, or is told to end once it
 * has done what an operator does in a cluster.
 *
 * <p>Each part becomes a layer of its own, so that what changes seldom is fetched seldom.
 */
final class Assemble {
  /**
   * The flags of the image's entry point: a cache is refused when they differ from the training's.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** When every file was changed last: an image is the same whenever it is built. */
  private static final FileTime THEN = FileTime.fromMillis(1000);

  /** What no JVM starts without. */
  private static final List<String> NEEDED = List.of("libc.so.6", "libm.so.6");

  /** What a JVM and the lookup of names and users need besides, where glibc has it apart. */
  private static final List<String> WHERE_APART =
      List.of(
          "libdl.so.2",
          "libpthread.so.0",
          "librt.so.1",
          "libresolv.so.2",
          "libnss_dns.so.2",
          "libnss_files.so.2",
          "libz.so.1");

  private static final int TRAINING_SECONDS = 120;

  /** A JVM takes flags from them that the image's would not have. */
  private static final Set<String> OPTIONS_OF_THE_BUILD =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** By itself, or by a signal to end. */
  private static final Set<Integer> ENDED_WELL = Set.of(0, 128 + 15);

  private final Path folder;

  private Assemble(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 5) {
      System.err.println("usage: Assemble FOLDER MODULES JAR MAIN-CLASS TRAINING-ARGUMENT...");
      System.exit(2);
    }
    Assemble image = new Assemble(Path.of(arguments[0]).toAbsolutePath());
    image.linkRuntime(arguments[1]);
    image.copyLibraries();
    image.writeFiles();
    image.unpackNative();
    image.touch();
    image.train(arguments[2], arguments[3], List.of(arguments).subList(4, arguments.length));
  }

  private void linkRuntime(String modules) throws IOException {
    Path runtime = fresh("runtime/opt/java");
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int code =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            modules,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-6",
            "--output",
            runtime.toString());
    if (code != 0) {
      throw new IllegalStateException("jlink failed with code " + code);
    }
    for (Path program : files(runtime.resolve("bin"))) {
      if (!program.endsWith("java")) {
        Files.delete(program);
      }
    }
  }

  /** The loader lies where the JVM's programs ask for it, the libraries where it looks first. */
  private void copyLibraries() throws IOException {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String triple = arm ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
    String loader = arm ? "lib/ld-linux-aarch64.so.1" : "lib64/ld-linux-x86-64.so.2";
    Path root = fresh("rootfs");
    copy(Path.of("/", loader), root.resolve(loader));
    Path from = Path.of("/lib", triple);
    Path to = root.resolve("lib").resolve(triple);
    for (String library : NEEDED) {
      if (!Files.exists(from.resolve(library))) {
        throw new IllegalStateException(
            "expected %s in %s, where Debian and Ubuntu have it: build images on one of these"
                .formatted(library, from));
      }
      copy(from.resolve(library), to.resolve(library));
    }
    for (String library : WHERE_APART) {
      if (Files.exists(from.resolve(library))) {
        copy(from.resolve(library), to.resolve(library));
      }
    }
  }

  private void writeFiles() throws IOException {
    Path etc = Files.createDirectories(folder.resolve("rootfs/etc"));
    Files.writeString(etc.resolve("passwd"), "nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin\n");
    Files.writeString(etc.resolve("group"), "nonroot:x:65532:\n");
    Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
    Path home = Files.createDirectories(folder.resolve("rootfs/tmp"));
    Files.writeString(home.resolve(".keep"), "");
  }

  /** Netty would unpack its library at each start, and could not on a read-only root. */
  private void unpackNative() throws IOException {
    Path target = fresh("native/app/native");
    Files.createDirectories(target);
    String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    for (Path jar : files(folder.resolve("app/libs"))) {
      try (JarFile open = new JarFile(jar.toFile())) {
        for (JarEntry entry : Collections.list(open.entries())) {
          String name = Path.of(entry.getName()).getFileName().toString();
          if (name.startsWith("libnetty") && name.endsWith(arch + ".so")) {
            try (InputStream in = open.getInputStream(entry)) {
              Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
          }
        }
      }
    }
  }

  /** Before the training, since the cache remembers the jars' times and sizes. */
  private void touch() throws IOException {
    for (Path file : files(folder.resolve("app"))) {
      Files.setLastModifiedTime(file, THEN);
    }
  }

  private void train(String jar, String mainClass, List<String> arguments)
      throws IOException, InterruptedException {
    Path cache = fresh("aot/app/app.aot");
    Files.createDirectories(cache.getParent());
    Path scratch = fresh("training");
    Files.createDirectories(scratch);
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("runtime/opt/java/bin/java").toString());
    command.addAll(FLAGS);
    command.add("-XX:AOTCacheOutput=" + cache);
    command.add("-Djava.library.path=" + folder.resolve("native/app/native"));
    command.add("-cp");
    command.add(folder.resolve("app/classpath").resolve(jar).toString());
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder training =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("output.txt").toFile());
    int code = run(training);
    if (!ENDED_WELL.contains(code) || !Files.exists(cache)) {
      System.err.println(Files.readString(scratch.resolve("output.txt")));
      throw new IllegalStateException("the training run failed with code " + code);
    }
  }

  private static int run(ProcessBuilder training) throws IOException, InterruptedException {
    try (RehearsalCluster cluster = RehearsalCluster.open()) {
      training.environment().keySet().removeAll(OPTIONS_OF_THE_BUILD);
      training.environment().putAll(cluster.environment());
      Process process = training.start();
      try {
        CompletableFuture.anyOf(process.onExit(), cluster.told())
            .get(TRAINING_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException late) {
        System.err.println("the training run has not come to an end: " + late);
        process.destroyForcibly();
      }
      process.destroy();
      if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("the training run does not stop, or does not write its cache");
        process.destroyForcibly();
      }
      return process.waitFor();
    }
  }

  private Path fresh(String name) throws IOException {
    Path path = folder.resolve(name);
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(path.getParent());
    return path;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from.toRealPath(), to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
