package io.backupstream.ingest.scenario;

import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One relay for the independent scenarios of a class: each has a stream of its own. */
final class Stage implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final ProgrammeClock clock = new ProgrammeClock();
  private final Map<String, ScenarioStream> streams = new LinkedHashMap<>();
  private final Map<String, NumberedDestination> destinations = new LinkedHashMap<>();
  private @Nullable RelayProcess relay;

  /** Adds a stream to a numbered destination, before the relay runs. */
  ScenarioStream stream(String name) {
    NumberedDestination destination = NumberedDestination.start(clock);
    destinations.put(name, destination);
    return add(ScenarioStream.named(name).to("out", destination.url()));
  }

  /** Adds a stream, before the relay runs. */
  ScenarioStream add(ScenarioStream stream) {
    streams.put(stream.name(), stream);
    return stream;
  }

  ScenarioStream get(String name) {
    return Objects.requireNonNull(streams.get(name));
  }

  /** Runs the relay. */
  void open(Path folder) {
    open(folder, LOOPBACK);
  }

  /** Runs the relay where encoders reach it under {@code host}. */
  void open(Path folder, String host) {
    relay = RelayProcess.run(folder, host, "", all());
  }

  /** Runs the relay with options for its JVM. */
  void openWith(Path folder, String jvm) {
    relay = RelayProcess.run(folder, LOOPBACK, jvm, all());
  }

  private synchronized ScenarioStream[] all() {
    return streams.values().toArray(ScenarioStream[]::new);
  }

  /** Changes a stream's manifest under the running relay. */
  synchronized void change(ScenarioStream stream) {
    streams.put(stream.name(), stream);
    relay().change(all());
  }

  /** Takes a stream's manifest away under the running relay. */
  synchronized void delete(ScenarioStream stream) {
    streams.remove(stream.name());
    relay().change(all());
  }

  RelayProcess relay() {
    return Objects.requireNonNull(relay, "the stage is not open");
  }

  ProgrammeClock clock() {
    return clock;
  }

  /** The encoders of a stream, not started. */
  NumberedPair encoders(ScenarioStream stream, Consumer<EncoderSettings.Draft> settings) {
    return new NumberedPair(relay(), stream, clock, settings);
  }

  NumberedDestination destination(ScenarioStream stream) {
    return Objects.requireNonNull(destinations.get(stream.name()));
  }

  /** What a stream's destination got, over the one connection that it must have seen. */
  Recording recording(ScenarioStream stream) {
    return connection(stream).recording();
  }

  /** The one connection that a stream's destination must have seen. */
  RecordingConnection connection(ScenarioStream stream) {
    return destination(stream).onlyConnection();
  }

  @Override
  public void close() {
    destinations.values().forEach(NumberedDestination::close);
    if (relay != null) {
      relay.close();
    }
  }
}
