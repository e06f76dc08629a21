package io.backupstream.ingest.demo;

import io.backupstream.api.status.Switch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The command {@code demo}: shows on one machine what the relay is for, and proves it. */
public final class DemoCommand {

  public static final String USAGE = "usage: backupstream demo";

  /** In the folder where the command is run. */
  static final Path FILE = Path.of("backupstream-demo.flv");

  /** To the backup, and back. */
  private static final int SPLICES = 2;

  private static final int UNBROKEN = 0;
  private static final int BROKEN = 1;
  private static final int MISUSED = 2;

  private DemoCommand() {}

  /** Runs it; exit code 1 if a picture is missing, or a step did not happen. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (!arguments.isEmpty()) {
      err.println("backupstream: unknown argument " + arguments.getFirst() + "; " + USAGE);
      return MISUSED;
    }
    return run(FILE, out, err);
  }

  static int run(Path file, PrintStream out, PrintStream err) {
    try {
      Continuity found = play(file, new Narrator(out));
      return exitCode(found);
    } catch (DemoException | IOException | GeneralSecurityException failed) {
      err.println("backupstream: " + failed.getMessage());
      return BROKEN;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return BROKEN;
    }
  }

  private static Continuity play(Path file, Narrator narrator)
      throws DemoException, IOException, GeneralSecurityException, InterruptedException {
    Clips clips = Clips.load();
    List<Switch> ledger;
    int publishes;
    try (Stage stage = new Stage(file, clips)) {
      ledger = new Story(stage, narrator).play();
      publishes = stage.recorder().publishes();
    }
    narrator.ledger(ledger);
    Continuity found = check(file, clips, publishes);
    narrator.verdict(file, found);
    return found;
  }

  /** Checks the recording, and that it is of this very story. */
  static Continuity check(Path file, Clips clips, int publishes) throws IOException {
    int pictures = clips.primary().pictures();
    Continuity found = ContinuityCheck.of(Recording.of(file, clips), pictures);
    List<String> faults = new ArrayList<>(found.faults());
    if (found.splices() != SPLICES) {
      faults.add("expected " + SPLICES + " splices, found " + found.splices());
    }
    if (publishes != 1) {
      faults.add("expected one publish at the destination, saw " + publishes);
    }
    return new Continuity(
        found.pictures(), found.missing(), found.twice(), found.splices(), faults);
  }

  static int exitCode(Continuity found) {
    return found.faults().isEmpty() ? UNBROKEN : BROKEN;
  }
}
