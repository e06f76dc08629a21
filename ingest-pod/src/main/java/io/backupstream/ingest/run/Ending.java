package io.backupstream.ingest.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** How and when a process is told to end; from any thread. */
final class Ending {

  private final CountDownLatch told = new CountDownLatch(1);
  private final AtomicReference<How> how = new AtomicReference<>(How.CLOSE);

  /** How a process ends. */
  enum How {
    /** A person stops it: destinations are told. */
    FINISH,
    /** The machine stops it: another process may go on with the broadcast. */
    CLOSE
  }

  /** Ends the process; a second call changes nothing. */
  void tell(How wanted) {
    if (told.getCount() > 0) {
      how.set(wanted);
      told.countDown();
    }
  }

  /** Returns once the process is to end. */
  How await() {
    boolean interrupted = false;
    while (told.getCount() > 0) {
      try {
        told.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return how.get();
  }
}
