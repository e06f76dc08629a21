package io.backupstream.ingest;

import io.backupstream.ingest.demo.DemoCommand;
import io.backupstream.ingest.run.Commands;

/** The entry of the process. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(Commands.run(arguments, DemoCommand::run, System.out, System.err));
  }
}
