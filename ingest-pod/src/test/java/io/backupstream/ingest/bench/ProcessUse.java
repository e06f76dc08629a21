package io.backupstream.ingest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has used so far, as the kernel counts it.
 *
 * @param cpuMillis of user and system time
 * @param residentKib of memory
 */
record ProcessUse(long cpuMillis, long residentKib) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  static ProcessUse of(long pid) {
    long cpuMillis =
        ProcessHandle.of(pid).flatMap(it -> it.info().totalCpuDuration()).orElseThrow().toMillis();
    return new ProcessUse(cpuMillis, residentKib(pid));
  }

  private static long residentKib(long pid) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      Matcher matcher = RESIDENT.matcher(status);
      if (!matcher.find()) {
        throw new AssertionError("expected " + RESIDENT + " in " + status);
      }
      return Long.parseLong(matcher.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
