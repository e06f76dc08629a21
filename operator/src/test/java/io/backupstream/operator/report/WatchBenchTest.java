package io.backupstream.operator.report;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.operator.rig.FakeRelays;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ten thousand watches cost. */
@Tag("bench")
class WatchBenchTest {
  private static final int WATCHES = 10_000;
  private static final int MOST_KIB = 20;

  /** The other end, in a process of its own: an end takes a file descriptor for each watch. */
  public static void main(String[] arguments) throws InterruptedException {
    FakeRelays relays = FakeRelays.start(5_000);
    for (int i = 0; i < WATCHES; i++) {
      relays.say(host(i), report(i));
    }
    System.out.println(relays.port());
    new CountDownLatch(1).await();
  }

  @Test
  void tenThousandWatchesAreHeldOpenAtLittleEach() throws IOException {
    Process fakes = otherEnd();
    try (BufferedReader out = fakes.inputReader();
        Reports reports = new Reports(InstantSource.system(), _ -> {})) {
      int port = Integer.parseInt(out.readLine());
      long before = usedKib();
      for (int i = 0; i < WATCHES; i++) {
        reports.follow(stream(i), new RelayAddress("pod-" + i, "uid-" + i, host(i), port));
      }
      await().atMost(120, SECONDS).until(() -> reports.heard() == WATCHES);
      await().during(20, SECONDS).atMost(60, SECONDS).until(() -> reports.heard() == WATCHES);

      double each = (double) (usedKib() - before) / WATCHES;
      System.out.printf(Locale.ROOT, "bench: %d watches: %.1f KiB each%n", WATCHES, each);
      assertThat(each).isLessThan(MOST_KIB);
    } finally {
      fakes.destroyForcibly();
    }
  }

  private static Process otherEnd() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            WatchBenchTest.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long usedKib() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
  }

  private static ResourceID stream(int i) {
    return new ResourceID("s-" + i, "events");
  }

  private static String host(int i) {
    return "127.8.%d.%d".formatted(i / 250, 1 + i % 250);
  }

  private static RelayReport report(int i) {
    return new RelayReport(
        "1",
        null,
        List.of(
            new StreamReport(
                "events",
                "s-" + i,
                BackupStreamStatus.reported(
                    null,
                    ActiveSource.NONE,
                    SourcesStatus.ABSENT,
                    List.of(),
                    List.of(),
                    List.of()))));
  }
}
