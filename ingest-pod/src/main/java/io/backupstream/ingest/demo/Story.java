package io.backupstream.ingest.demo;

import static io.backupstream.api.spec.SourceName.BACKUP;
import static io.backupstream.api.spec.SourceName.PRIMARY;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.Switch;
import java.util.List;

/** What happens in the demo, step by step; each waits for what it names. */
final class Story {

  private static final long UNPUBLISH_SECONDS = 30;

  private final Stage stage;
  private final Narrator narrator;

  Story(Stage stage, Narrator narrator) {
    this.stage = stage;
    this.narrator = narrator;
  }

  /** Plays it to its end; returns the ledger, the newest switch first. */
  List<Switch> play() throws DemoException, InterruptedException {
    begin();
    losePrimary();
    primaryReturns();
    loseBackup();
    return end();
  }

  private void begin() throws DemoException, InterruptedException {
    narrator.step("the relay listens at " + stage.url());
    stage.start(PRIMARY);
    stage.start(BACKUP);
    narrator.step("two encoders play the same programme to it");
    awaitOnAir(ActiveSource.PRIMARY);
    narrator.step("the primary is on air");
    stage.watch().await("a destination that takes media", Story::isStreaming);
    narrator.step("the destination takes the stream");
    awaitSeamless();
    narrator.step("seamless: a failover now would lose nothing");
  }

  private void losePrimary() throws DemoException, InterruptedException {
    stage.kill(PRIMARY);
    narrator.step("the primary is killed");
    awaitOnAir(ActiveSource.BACKUP);
    narrator.step("the backup is on air");
  }

  private void primaryReturns() throws DemoException, InterruptedException {
    stage.start(PRIMARY);
    narrator.step("the primary comes back");
    BackupStreamStatus status = awaitSeamless();
    if (status.activeSource() != ActiveSource.BACKUP) {
      throw new DemoException(
          "expected the backup to stay on air, found " + status.activeSource() + " on air");
    }
    narrator.step("seamless again, and the backup has stayed on air");
  }

  private void loseBackup() throws DemoException, InterruptedException {
    stage.kill(BACKUP);
    narrator.step("the backup is killed");
    awaitOnAir(ActiveSource.PRIMARY);
    narrator.step("the primary is on air again");
  }

  private List<Switch> end() throws DemoException, InterruptedException {
    List<Switch> ledger = stage.watch().status().switches();
    narrator.step("the stream is stopped; what is held still leaves");
    stage.finish();
    if (!stage.recorder().awaitUnpublish(UNPUBLISH_SECONDS)) {
      throw new DemoException("expected an unpublish at the destination, it did not come");
    }
    narrator.step("the destination was told that the stream is over");
    return ledger;
  }

  private void awaitOnAir(ActiveSource source) throws DemoException, InterruptedException {
    stage.watch().await(source + " on air", status -> status.activeSource() == source);
  }

  private BackupStreamStatus awaitSeamless() throws DemoException, InterruptedException {
    return stage.watch().await("SeamlessReady", Story::isSeamless);
  }

  private static boolean isSeamless(BackupStreamStatus status) {
    return status.condition(Conditions.SEAMLESS_READY).filter(c -> c.holds()).isPresent();
  }

  private static boolean isStreaming(BackupStreamStatus status) {
    return status.destinations().stream().allMatch(d -> d.state() == DestinationState.STREAMING)
        && !status.destinations().isEmpty();
  }
}
