package io.backupstream.ingest.testkit.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** ffmpeg and ffprobe, unpacked from the jar that Maven brings. */
public final class FfmpegPrograms {
  private static final String IN_JAR = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";
  private static final Path FOLDER = Path.of("target", "ffmpeg").toAbsolutePath();
  private static final Path PULSE = Path.of("/usr/lib/x86_64-linux-gnu/libpulse.so.0");

  private FfmpegPrograms() {}

  /** Starts ffmpeg; it prints warnings and errors to {@code log}. */
  public static ChildProcess start(Path log, List<String> arguments) {
    return ChildProcess.start(log, environment(), command("ffmpeg", arguments));
  }

  /** Runs ffmpeg to its end and returns what it printed: nothing where all went well. */
  public static String ffmpeg(Path log, String... arguments) {
    return ChildProcess.run(log, environment(), command("ffmpeg", List.of(arguments)));
  }

  /** Runs ffprobe to its end and returns what it printed. */
  public static String ffprobe(Path log, String... arguments) {
    return ChildProcess.run(log, environment(), command("ffprobe", List.of(arguments)));
  }

  /** What a program of ffmpeg is called with, for those who start it elsewhere. */
  public static List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder().resolve(program).toString());
    command.add("-hide_banner");
    if (program.equals("ffmpeg")) {
      command.addAll(List.of("-nostdin", "-y"));
    }
    command.addAll(List.of("-loglevel", "warning"));
    command.addAll(arguments);
    return command;
  }

  /** The environment that {@link #command} needs: where its libraries are. */
  public static Map<String, String> environment() {
    return Map.of("LD_LIBRARY_PATH", folder().toString());
  }

  private static synchronized Path folder() {
    if (!Files.exists(FOLDER)) {
      try {
        unpack();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Needs.file(PULSE, "libpulse0");
    return FOLDER;
  }

  /** Into a folder of another name first, so that a killed build leaves no half of it. */
  private static void unpack() throws IOException {
    URL program = FfmpegPrograms.class.getResource("/" + IN_JAR + "ffmpeg");
    if (program == null) {
      throw Needs.missing("ffmpeg for this platform, which Maven brings for Linux on x86-64 alone");
    }
    Files.createDirectories(FOLDER.getParent());
    Path partial = Files.createTempDirectory(FOLDER.getParent(), "ffmpeg-");
    try (JarFile jar = ((JarURLConnection) program.openConnection()).getJarFile()) {
      for (JarEntry entry : jar.stream().filter(FfmpegPrograms::isProgramOrLibrary).toList()) {
        Path file = partial.resolve(entry.getName().substring(IN_JAR.length()));
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, file);
        }
        if (!file.toFile().setExecutable(true)) {
          throw new IOException("cannot make " + file + " executable");
        }
      }
    }
    moveTo(partial);
  }

  /** Another JVM may have been faster. */
  private static void moveTo(Path partial) throws IOException {
    try {
      Files.move(partial, FOLDER, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      if (!Files.exists(FOLDER)) {
        throw taken;
      }
    }
  }

  private static boolean isProgramOrLibrary(JarEntry entry) {
    return entry.getName().startsWith(IN_JAR)
        && !entry.isDirectory()
        && !entry.getName().contains("libjni");
  }
}
