package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.stream.Planner;
import io.backupstream.operator.rig.OperatorRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that goes while it is being looked at leaves its keys to others. */
class GoneStreamTest {
  @TempDir Path folder;

  private final OperatorRig rig = OperatorRig.in("gone");
  private final Queue<Gate> gates = new ConcurrentLinkedQueue<>();

  /** Holds a look at the old stream. */
  private record Gate(
      CompletableFuture<Void> reached, CompletableFuture<Void> opened, boolean fails) {
    static Gate closed(boolean fails) {
      return new Gate(new CompletableFuture<>(), new CompletableFuture<>(), fails);
    }

    void pass() {
      reached.complete(null);
      opened.orTimeout(60, SECONDS).join();
      if (fails) {
        throw new IllegalStateException("this look fails");
      }
    }

    void awaitReached() {
      reached.orTimeout(60, SECONDS).join();
    }

    void open() {
      opened.complete(null);
    }
  }

  @AfterEach
  void stop() {
    gates.forEach(Gate::open);
    rig.close();
  }

  @Test
  void aLookThatFailsMeanwhileKeepsNoKey() throws IOException {
    rig.startedWith(this::plan);
    apply("old", "30s");
    rig.awaitStatus("old", status -> assertThat(accepted(status)).isEqualTo(Reasons.ACCEPTED));
    Gate failing = gate(true);
    apply("old", "31s");
    failing.awaitReached();

    delete("old");
    apply("young", "30s");
    rig.awaitStatus("young", status -> assertThat(status.conditions()).isNotEmpty());
    failing.open();

    rig.awaitStatus("young", status -> assertThat(accepted(status)).isEqualTo(Reasons.ACCEPTED));
  }

  @Test
  void aLookThatEndsLaterKeepsNoKey() throws IOException {
    Gate first = gate(false);
    Gate second = gate(false);
    rig.startedWith(this::plan);
    apply("old", "30s");
    first.awaitReached();

    delete("old");
    apply("young", "30s");
    rig.awaitStatus("young", status -> assertThat(status.conditions()).isNotEmpty());
    first.open();
    second.awaitReached();
    rig.awaitStatus(
        "young", status -> assertThat(accepted(status)).isEqualTo(Reasons.KEY_CONTESTED));
    second.open();

    rig.awaitStatus("young", status -> assertThat(accepted(status)).isEqualTo(Reasons.ACCEPTED));
  }

  private Plan plan(Situation situation) {
    boolean old = situation.stream().getMetadata().getName().equals("old");
    Gate gate = old ? gates.poll() : null;
    if (gate != null) {
      gate.pass();
    }
    return Planner.plan(situation);
  }

  private Gate gate(boolean fails) {
    Gate added = Gate.closed(fails);
    gates.add(added);
    return added;
  }

  private static String accepted(BackupStreamStatus status) {
    return status.condition(Conditions.ACCEPTED).orElseThrow().reason();
  }

  private void delete(String name) {
    rig.client().resources(BackupStream.class).inNamespace(rig.namespace()).withName(name).delete();
    await().atMost(30, SECONDS).until(() -> rig.stream(name).isEmpty());
  }

  private void apply(String name, String holdTimeout) throws IOException {
    rig.apply(
        Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: encoders}
            stringData: {primary: one-primary-key-0001, backup: one-backup-key-00002}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: destination}
            stringData: {streamKey: destination-stream-key}
            ---
            apiVersion: backupstream.io/v1alpha1
            kind: BackupStream
            metadata: {name: %s}
            spec:
              keys: {secretRef: {name: encoders}}
              failover: {holdTimeout: %s}
              destinations:
              - name: nowhere
                url: rtmp://destination.example.com/live
                streamKeyRef: {name: destination, key: streamKey}
            """
                .formatted(name, holdTimeout)));
  }
}
