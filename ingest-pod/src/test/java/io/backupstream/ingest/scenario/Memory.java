package io.backupstream.ingest.scenario;

import io.backupstream.ingest.testkit.program.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds after a collection.
 *
 * @param heapKib of live objects
 * @param directKib of direct buffers: what native memory tracking calls "Other"
 */
record Memory(long heapKib, long directKib) {
  private static final Pattern LIVE = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
  private static final Pattern OTHER = Pattern.compile("Other \\(reserved=(\\d+)KB");

  /** Collects the garbage of another JVM, which must track its native memory, and looks. */
  static Memory of(long pid, Path folder) {
    String live = jcmd(folder, pid, "GC.class_histogram");
    String nativeMemory = jcmd(folder, pid, "VM.native_memory");
    return new Memory(first(LIVE, live) / 1024, first(OTHER, nativeMemory));
  }

  static long max(List<Memory> samples, ToLongFunction<Memory> size) {
    return samples.stream().mapToLong(size).max().orElseThrow();
  }

  private static String jcmd(Path folder, long pid, String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    return ChildProcess.run(
        folder.resolve("jcmd.log"), Map.of(), List.of(jcmd, Long.toString(pid), command));
  }

  private static long first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("expected " + pattern + " in " + text);
    }
    return Long.parseLong(matcher.group(1));
  }
}
