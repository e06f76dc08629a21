package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Kube;
import io.backupstream.e2e.kit.Management;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.program.RealEncoder;
import io.backupstream.ingest.testkit.program.Signal;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(2)
@Tag("e2e")
class DeadPrimaryTest {
  private static final int BUFFER_MILLIS = 4_000;
  private static final int QUIET_MILLIS = 3_000;

  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @Test
  void theRecordingIsWholeAndStatusEventLedgerAndMetricsTellIt() {
    NumberedDestination destination = scene.destination();
    Broadcast event = scene.broadcast("event").to("out", destination.url()).apply();
    NumberedEncoder primary = scene.publish(event, ActiveSource.PRIMARY);
    scene.publish(event, ActiveSource.BACKUP);
    event.awaitTrue(Conditions.SEAMLESS_READY);
    event.awaitTrue(Conditions.LIVE);

    primary.finish();
    BackupStreamStatus after = event.awaitOnAir(ActiveSource.BACKUP);

    scene.onAirUntilNow(destination.onlyConnection(), "PB");
    Switch told = after.switches().getFirst();
    assertThat(told.reason()).isEqualTo(SwitchReasons.CLOSED);
    assertThat(told.from()).isEqualTo(ActiveSource.PRIMARY);
    assertThat(told.gapMillis()).isZero();
    event.awaitReason(Conditions.PRIMARY_RECEIVING, "Absent");
    Patiently.await("the Event").until(() -> failovers(event) > 0);
    assertThat(failovers(event)).isEqualTo(1);
    assertThat(Management.metric(event.pod(), "backupstream_switches_total", SwitchReasons.CLOSED))
        .isEqualTo(1);
  }

  private static long failovers(Broadcast event) {
    return Kube.events(event.namespace(), event.name()).stream()
        .filter(it -> it.getReason().equals("FailedOver"))
        .count();
  }

  @Test
  void realEncodersAndARealServerSeeOneStream() {
    NginxRtmp nginx = scene.nginx();
    Broadcast event = scene.broadcast("event").to("nginx", nginx.url()).apply();
    ChildProcess primary = start(event, ActiveSource.PRIMARY);
    event.awaitOnAir(ActiveSource.PRIMARY);
    start(event, ActiveSource.BACKUP);
    event.awaitTrue(Conditions.SEAMLESS_READY);
    event.awaitTrue(Conditions.LIVE);

    primary.signal(Signal.KILL);
    event.awaitOnAir(ActiveSource.BACKUP);
    scene.clock().pass(BUFFER_MILLIS + QUIET_MILLIS);
    awaitMore(nginx.recordings().getFirst());
    event.delete();

    Patiently.await("the end of the publish").until(() -> nginx.ended() == 1);
    assertThat(nginx.publishes()).isEqualTo(1);
    assertThat(nginx.unpublishes()).isEqualTo(1);
    Verdict.continuous(Recording.ofFlv(nginx.recordings().getFirst()), Programme.fps(30));
    Verdict.decodes(nginx.recordings().getFirst());
  }

  /** All that the dead primary sent has left the buffer by then: what comes is the backup's. */
  private static void awaitMore(Path recording) {
    long bytes = recording.toFile().length();
    Patiently.await("media of the backup").until(() -> recording.toFile().length() > bytes);
  }

  private ChildProcess start(Broadcast event, ActiveSource source) {
    return scene.closing(RealEncoder.h264(scene.folder(), event.awaitAnswer(), event.key(source)));
  }
}
