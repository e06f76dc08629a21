package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.testkit.ApiServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many streams at once, on one API server beside them; the operator lives in this process. */
@Tag("bench")
class ManyStreamsBenchTest {
  private static final int MOST_WRITES = 9;
  private static final int CREATORS = 8;

  private final OperatorRig rig = OperatorRig.in("many").started();

  @AfterEach
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 1_000, 2_000})
  void allObjectsOfManyStreamsAreSoonThere(int streams) throws InterruptedException {
    rig.expose("ClusterIP"); // there are 2,768 node ports
    long heapBefore = usedMebibytes();
    long mark = ApiServer.shared().audit().mark();
    Duration cpuBefore = cpu();
    long begun = System.nanoTime();
    try (ExecutorService creators = Executors.newFixedThreadPool(CREATORS)) {
      for (int i = 0; i < streams; i++) {
        String name = "s-" + i;
        creators.execute(() -> rig.generated(name));
      }
      creators.shutdown();
      assertThat(creators.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }
    double created = seconds(begun);
    await().atMost(300, SECONDS).pollInterval(1, SECONDS).until(() -> rig.services() == streams);
    double whole = seconds(begun);
    rig.awaitQuiet(mark);

    long writes =
        rig.writesSince(mark).stream().filter(write -> !write.namespace().isEmpty()).count();
    System.out.printf(
        Locale.ROOT,
        "bench: %d streams: last create after %.1f s, all objects %.1f s after it, %.2f writes a"
            + " stream, %.2f reconciles a stream, heap +%d MiB, %d s of CPU with the test's own%n",
        streams,
        created,
        whole - created,
        (double) writes / streams,
        rig.reconciles() / streams,
        usedMebibytes() - heapBefore,
        cpu().minus(cpuBefore).toSeconds());
    assertThat(writes).isLessThanOrEqualTo((long) MOST_WRITES * streams);
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static long usedMebibytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024 / 1024;
  }
}
