package io.backupstream.ingest.bench;

import static org.awaitility.Awaitility.await;

import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.Received;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The encoders of all streams and the destination that they lead to. The source letter in each mark
 * tells the streams apart, and each departs at its own moment between two pictures.
 */
final class Load implements AutoCloseable {
  static final int BITS_PER_SECOND = 4_000_000;
  private static final Programme PROGRAMME = Programme.fps(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final char FIRST = '0';

  private final ProgrammeClock clock;
  private final NumberedDestination destination;
  private final int streams;
  private final int before;
  private final List<NumberedEncoder> encoders = new ArrayList<>();

  Load(ProgrammeClock clock, NumberedDestination destination, Contender contender) {
    this.clock = clock;
    this.destination = destination;
    this.streams = contender.keys().size();
    this.before = destination.connections().size();
    for (int stream = 0; stream < streams; stream++) {
      for (String key : contender.keys().get(stream)) {
        encoders.add(NumberedEncoder.start(settings(stream), clock, contender.url(), key));
      }
    }
    encoders.forEach(NumberedEncoder::awaitPublishing);
    await("media of every stream")
        .atMost(PATIENCE)
        .until(() -> connections().stream().filter(it -> it.size() > 100).count() == streams);
  }

  private EncoderSettings settings(int stream) {
    return EncoderSettings.encoder(
        (char) (FIRST + stream),
        it -> {
          it.bitsPerSecond = BITS_PER_SECOND;
          it.delayMicros = delayMicros(stream);
        });
  }

  private long delayMicros(int stream) {
    return PROGRAMME.pictureMicros(1) * stream / streams;
  }

  private List<RecordingConnection> connections() {
    List<RecordingConnection> all = destination.connections();
    return all.subList(before, all.size());
  }

  /** How late each picture came that arrived within a span, sorted, in micros. */
  long[] latenessMicros(long fromMicros, long toMicros) {
    return connections().stream()
        .flatMap(it -> it.recording().pictures().stream())
        .filter(it -> it.arrivalMicros() >= fromMicros && it.arrivalMicros() < toMicros)
        .mapToLong(this::latenessMicros)
        .sorted()
        .toArray();
  }

  private long latenessMicros(Received picture) {
    long number = Objects.requireNonNull(picture.mark()).number();
    long departed = PROGRAMME.pictureMicros(number) + delayMicros(picture.source() - FIRST);
    return picture.arrivalMicros() - departed;
  }

  /** Pictures that all streams bring in a span. */
  long expectedPictures(long micros) {
    return PROGRAMME.pictureAt(micros) * streams;
  }

  static double percentileMillis(long[] sortedMicros, double percent) {
    int index = (int) Math.min(sortedMicros.length - 1, sortedMicros.length * percent / 100);
    return sortedMicros[index] / 1_000.0;
  }

  long micros() {
    return clock.micros();
  }

  @Override
  public void close() {
    encoders.forEach(NumberedEncoder::unpublish);
    await("all are gone")
        .atMost(PATIENCE)
        .until(() -> connections().stream().allMatch(RecordingConnection::isClosed));
  }
}
