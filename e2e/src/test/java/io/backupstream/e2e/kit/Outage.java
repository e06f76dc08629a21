package io.backupstream.e2e.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.Received;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import java.time.Duration;
import java.util.List;

/** What a destination saw of a pod that went and of the next one. */
public final class Outage {
  private Outage() {}

  /** How long it got nothing; two pods must never have pushed at the same time. */
  public static Duration between(NumberedDestination destination) {
    List<List<Received>> pushes =
        destination.connections().stream()
            .map(RecordingConnection::recording)
            .map(recording -> recording.messages())
            .filter(messages -> !messages.isEmpty())
            .toList();
    assertThat(pushes).as("pushes").hasSize(2);
    long lastMicros = pushes.getFirst().getLast().arrivalMicros();
    long firstMicros = pushes.getLast().getFirst().arrivalMicros();
    assertThat(firstMicros).as("the second pod begins after the first").isGreaterThan(lastMicros);
    return Duration.ofNanos((firstMicros - lastMicros) * 1000);
  }

  /** Waits until a second push brings media. */
  public static void awaitSecondPush(NumberedDestination destination) {
    Patiently.await("media from the next pod")
        .until(
            () ->
                destination.connections().size() > 1
                    && destination.connections().getLast().size() > 0);
  }
}
