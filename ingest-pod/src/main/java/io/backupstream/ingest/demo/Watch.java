package io.backupstream.ingest.demo;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.run.Display;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The relay's newest report, and waiting for what it shall say. */
final class Watch implements Display {

  /** Generous: every step takes a few seconds unless the machine is overloaded. */
  private static final long PATIENCE_SECONDS = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private BackupStreamStatus status =
      BackupStreamStatus.reported(
          null, ActiveSource.NONE, SourcesStatus.ABSENT, List.of(), List.of(), List.of());

  @Override
  public void reportChanged(StreamReport report) {
    lock.lock();
    try {
      status = report.status();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void received(SourceName source, int bytes) {}

  @Override
  public void closed() {}

  BackupStreamStatus status() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the report is as wanted.
   *
   * @param what in words, for the one line that is told if it never is
   */
  BackupStreamStatus await(String what, Predicate<BackupStreamStatus> wanted)
      throws DemoException, InterruptedException {
    long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (!wanted.test(status)) {
        if (nanos <= 0) {
          throw new DemoException(
              "expected " + what + " within " + PATIENCE_SECONDS + " s, it did not happen");
        }
        nanos = changed.awaitNanos(nanos);
      }
      return status;
    } finally {
      lock.unlock();
    }
  }
}
