package io.backupstream.ingest;

/** The commands of the ingest pod. */
public final class Main {
  private Main() {}

  /** Runs one command. */
  public static void main(String[] args) {
    System.out.println("backupstream " + args.length);
  }
}
