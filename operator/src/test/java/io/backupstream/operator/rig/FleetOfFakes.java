package io.backupstream.operator.rig;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.StreamReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Relays that only speak: each reports the revision that it was given, and no encoder. */
public final class FleetOfFakes implements Relays, AutoCloseable {
  private static final long HEARTBEAT_MILLIS = 5_000;

  private final FakeRelays fakes = FakeRelays.start(HEARTBEAT_MILLIS);
  private final Map<String, String> hosts = new ConcurrentHashMap<>();

  @Override
  public int nextManagementPort() {
    return fakes.port();
  }

  @Override
  public String start(Pod pod, int managementPort, Map<String, String> files) {
    mount(pod, files);
    return host(pod);
  }

  @Override
  public void mount(Pod pod, Map<String, String> files) {
    BackupStreamStatus idle =
        BackupStreamStatus.reported(
            null, ActiveSource.NONE, SourcesStatus.ABSENT, List.of(), List.of(), List.of());
    fakes.say(
        host(pod),
        new RelayReport(
            files.getOrDefault("revision", ""),
            null,
            List.of(new StreamReport(pod.namespace(), pod.stream(), idle))));
  }

  @Override
  public void stop(Pod pod) {
    hosts.remove(pod.uid());
  }

  /** How many of them are being listened to. */
  public int listeners() {
    return fakes.listeners();
  }

  @Override
  public void close() {
    fakes.close();
  }

  /** A loopback address of its own. */
  private String host(Pod pod) {
    return hosts.computeIfAbsent(
        pod.uid(),
        _ -> {
          int number = hosts.size() + 1;
          return "127.9.%d.%d".formatted(number / 250, 1 + number % 250);
        });
  }
}
