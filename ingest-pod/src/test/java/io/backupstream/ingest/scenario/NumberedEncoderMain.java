package io.backupstream.ingest.scenario;

import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;

/** A numbered encoder as a process of its own, for a network of its own. */
final class NumberedEncoderMain {
  private NumberedEncoderMain() {}

  /** Arguments: URL, stream key, and the origin of the programme's clock. */
  public static void main(String[] arguments) throws InterruptedException {
    NumberedEncoder.start(
        EncoderSettings.encoder('P', it -> {}),
        ProgrammeClock.since(Long.parseLong(arguments[2])),
        arguments[0],
        arguments[1]);
    Thread.currentThread().join();
  }
}
