package io.backupstream.ingest.scenario;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Lets independent streams of one relay live through their scenarios at the same time. */
final class Concurrently {
  private Concurrently() {}

  /** Returns when all are over; fails as the first that failed. */
  static <T> void forEach(List<T> all, Consumer<? super T> scenario) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> running =
          all.stream().map(one -> threads.submit(() -> scenario.accept(one))).toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
