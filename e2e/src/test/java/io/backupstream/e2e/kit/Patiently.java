package io.backupstream.e2e.kit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for as long as a loaded machine may take. */
public final class Patiently {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private Patiently() {}

  /** Something to be awaited; it is named when it does not come. */
  public static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL);
  }
}
