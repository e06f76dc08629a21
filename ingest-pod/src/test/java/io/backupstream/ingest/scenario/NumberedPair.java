package io.backupstream.ingest.scenario;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The two numbered encoders of a stream, set alike and started apart. */
final class NumberedPair implements AutoCloseable {
  private static final int APART_MILLIS = 700;

  private final RelayProcess relay;
  private final ScenarioStream stream;
  private final ProgrammeClock clock;
  private final Consumer<EncoderSettings.Draft> changes;
  private final Map<ActiveSource, NumberedEncoder> encoders = new EnumMap<>(ActiveSource.class);

  NumberedPair(
      RelayProcess relay,
      ScenarioStream stream,
      ProgrammeClock clock,
      Consumer<EncoderSettings.Draft> changes) {
    this.relay = relay;
    this.stream = stream;
    this.clock = clock;
    this.changes = changes;
  }

  /** Starts both, the backup once the primary is on air; their keyframes fall apart. */
  NumberedPair start() {
    start(ActiveSource.PRIMARY);
    relay.awaitOnAir(stream, ActiveSource.PRIMARY);
    clock.pass(APART_MILLIS);
    start(ActiveSource.BACKUP);
    return this;
  }

  /** Starts one, anew if it has died. */
  NumberedEncoder start(ActiveSource which) {
    boolean primary = which == ActiveSource.PRIMARY;
    EncoderSettings settings = encoder(primary ? 'P' : 'B', changes);
    String key = primary ? stream.primaryKey() : stream.backupKey();
    NumberedEncoder started = NumberedEncoder.start(settings, clock, relay.url(), key);
    encoders.put(which, started.awaitPublishing());
    return started;
  }

  /** How an encoder ends. */
  enum Death {
    /** With a FIN, as a killed process does. */
    FINISH,
    /** With an RST. */
    RESET,
    /** With the commands of an encoder whose user ends it. */
    UNPUBLISH
  }

  /** Ends one. */
  void end(ActiveSource which, Death death) {
    NumberedEncoder encoder = of(which);
    switch (death) {
      case FINISH -> encoder.finish();
      case RESET -> encoder.reset();
      case UNPUBLISH -> encoder.unpublish();
    }
  }

  /** Ends the one on air, waits until the other is, and starts it again. */
  void swing(Death death) {
    ActiveSource onAir = relay.status(stream).activeSource();
    end(onAir, death);
    relay.awaitOnAir(
        stream, onAir == ActiveSource.PRIMARY ? ActiveSource.BACKUP : ActiveSource.PRIMARY);
    start(onAir);
  }

  private NumberedEncoder of(ActiveSource which) {
    return Objects.requireNonNull(encoders.get(which), () -> which + " was never started");
  }

  NumberedEncoder primary() {
    return of(ActiveSource.PRIMARY);
  }

  NumberedEncoder backup() {
    return of(ActiveSource.BACKUP);
  }

  @Override
  public void close() {
    encoders.values().forEach(NumberedEncoder::close);
  }
}
