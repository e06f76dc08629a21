package io.backupstream.e2e.kit;

import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An encoder that connects anew as OBS does once it is live: after 2 s, then each time half as long
 * again. A connection that takes nothing for 15 s is given up, an attempt after 5 s.
 */
public final class PersistentEncoder implements AutoCloseable {
  private static final long FIRST_RETRY_MILLIS = 2_000;
  private static final long POLL_MILLIS = 100;
  private static final long BLOCKED_MILLIS = 15_000;

  private final EncoderSettings settings;
  private final ProgrammeClock clock;
  private final String url;
  private final String key;
  private final AtomicInteger publishes = new AtomicInteger();
  private final Thread thread;
  private volatile @Nullable NumberedEncoder current;
  private volatile boolean closed;

  private PersistentEncoder(
      EncoderSettings settings, ProgrammeClock clock, String url, String key) {
    this.settings = settings;
    this.clock = clock;
    this.url = url;
    this.key = key;
    this.thread = Thread.ofVirtual().name("encoder").unstarted(this::live);
  }

  /** Starts one; it connects by itself. */
  static PersistentEncoder start(
      EncoderSettings settings, ProgrammeClock clock, String url, String key) {
    PersistentEncoder encoder = new PersistentEncoder(settings, clock, url, key);
    encoder.thread.start();
    return encoder;
  }

  /** How often a server has accepted its publish. */
  public int publishes() {
    return publishes.get();
  }

  private void live() {
    long retryMillis = FIRST_RETRY_MILLIS;
    while (!closed) {
      if (publish()) {
        retryMillis = FIRST_RETRY_MILLIS;
      }
      clock.pass(retryMillis);
      retryMillis += retryMillis / 2;
    }
  }

  /** Publishes until the connection is lost; returns whether it was ever accepted. */
  private boolean publish() {
    try (NumberedEncoder encoder = NumberedEncoder.start(settings, clock, url, key)) {
      current = encoder;
      encoder.awaitPublishing();
      publishes.incrementAndGet();
      awaitLoss(encoder);
      return true;
    } catch (Exception | AssertionError _) { // whatever it was, the next attempt tells
      return false;
    }
  }

  private void awaitLoss(NumberedEncoder encoder) {
    long blockedMillis = 0;
    while (!closed && encoder.isConnected() && blockedMillis < BLOCKED_MILLIS) {
      clock.pass(POLL_MILLIS);
      blockedMillis = encoder.isBlocked() ? blockedMillis + POLL_MILLIS : 0;
    }
  }

  @Override
  public void close() {
    closed = true;
    NumberedEncoder running = current;
    if (running != null) {
      running.close();
    }
  }
}
