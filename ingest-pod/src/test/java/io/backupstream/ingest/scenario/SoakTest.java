package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half an hour with a kill each minute. */
@Tag("soak")
class SoakTest {
  private static final int MINUTES = 30;
  private static final int MINUTE_MILLIS = 60_000;
  private static final double GROWTH = 1.05;
  private static final String TRACKED = "-XX:NativeMemoryTracking=summary -Xmx256m";

  @TempDir Path folder;

  @Test
  void memoryStaysWhatItWas() {
    List<Memory> minutes = new ArrayList<>();
    try (Stage stage = new Stage()) {
      ScenarioStream stream = stage.stream("soak");
      stage.openWith(folder, TRACKED);
      try (NumberedPair pair = stage.encoders(stream, it -> {}).start()) {
        Random moment = new Random(1);
        for (int minute = 0; minute < MINUTES; minute++) {
          long endMicros = stage.clock().micros() + MINUTE_MILLIS * 1_000L;
          stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
          stage.clock().pass(moment.nextInt(2_000));
          pair.swing(NumberedPair.Death.FINISH);
          stage.clock().pass(Math.max(0, (endMicros - stage.clock().micros()) / 1_000));
          minutes.add(Memory.of(stage.relay().pid(), folder));
        }
      }
      Verdict.unbroken(stage.recording(stream), Programme.fps(30));
    }

    System.out.println("minute by minute: " + minutes);
    assertThat(Memory.max(minutes.subList(20, 30), Memory::heapKib))
        .isLessThanOrEqualTo((long) (Memory.max(minutes.subList(5, 15), Memory::heapKib) * GROWTH));
    assertThat(Memory.max(minutes.subList(20, 30), Memory::directKib))
        .isLessThanOrEqualTo(
            (long) (Memory.max(minutes.subList(5, 15), Memory::directKib) * GROWTH));
  }
}
