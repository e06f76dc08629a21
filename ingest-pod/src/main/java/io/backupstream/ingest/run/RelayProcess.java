package io.backupstream.ingest.run;

import io.backupstream.api.status.IngestStatus;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.tls.TlsIdentity;
import io.backupstream.ingest.management.Answers;
import io.backupstream.ingest.management.ManagementServer;
import io.backupstream.ingest.management.Probe;
import io.backupstream.ingest.management.RelayMetrics;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamSet;
import io.backupstream.ingest.publish.EventLoops;
import io.backupstream.ingest.publish.IngestLimits;
import io.backupstream.ingest.publish.IngestServer;
import io.backupstream.ingest.publish.TlsServerIdentities;
import io.backupstream.ingest.publish.TlsServerIdentity;
import io.backupstream.ingest.push.PushTls;
import io.backupstream.ingest.relay.RelayEnvironment;
import io.backupstream.ingest.relay.RelayHost;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The relays of a process with their ports: where encoders publish to, and where it is looked at.
 *
 * <p>Methods are called from outside the event loop, and wait.
 */
public final class RelayProcess implements AutoCloseable {

  /** How long a true stop may take, the longest splice window included. */
  private static final long FINISH_SECONDS = 60;

  private final EventLoopGroup group = EventLoops.one();
  private final IoEventLoop loop = (IoEventLoop) group.next();
  private final RelayMetrics metrics = new RelayMetrics();
  private final RelayHost host;
  private final IngestServer server;
  private final Function<StreamConfig, Display> displays;
  private final TlsServerIdentities identities = new TlsServerIdentities();
  private final @Nullable TlsIdentity own;
  private final LoopPulse pulse = new LoopPulse(loop, System::nanoTime);
  private volatile boolean encrypted;
  private volatile @Nullable InetSocketAddress listening;
  private volatile @Nullable ManagementServer management;

  /**
   * A process that listens nowhere yet.
   *
   * @param instanceId unique to it
   * @param displays shows each stream
   * @param own a certificate that encoders are served with besides those of the streams
   */
  public RelayProcess(
      String instanceId, Function<StreamConfig, Display> displays, @Nullable TlsIdentity own)
      throws IOException, GeneralSecurityException {
    this.displays = displays;
    this.own = own;
    RelayEnvironment environment =
        new RelayEnvironment(
            loop,
            RelayProcess::nowMicros,
            InstantSource.system(),
            PushTls.trusting(List.of()),
            instanceId);
    this.host = new RelayHost(environment, this::listener, this::ingest);
    this.server =
        new IngestServer(
            loop, host, IngestLimits.DEFAULTS, new IngestMetrics(metrics), RelayProcess::nowMicros);
  }

  private static long nowMicros() {
    return System.nanoTime() / 1_000;
  }

  private StreamEars listener(StreamConfig config) {
    Display display = displays.apply(config);
    return new StreamEars(
        metrics.stream(config.id().namespace(), config.id().name()),
        display,
        () -> {
          ManagementServer watched = management;
          if (watched != null) {
            watched.reportChanged();
          }
        });
  }

  /** Opens the management port, before or after anything else. */
  public void manage(InetSocketAddress address) throws IOException {
    management =
        ManagementServer.start(
            address, new Answers(pulse::probe, this::ready, metrics::scrape, host::report));
  }

  /** Opens the port for encoders; they are told to come again until manifests are in force. */
  public void listen(InetSocketAddress address) throws IOException {
    serve(List.of());
    listening = server.listen(address, identities);
  }

  private Probe ready() {
    if (listening == null) {
      return Probe.failed("no encoder can connect yet");
    }
    RelayReport report = host.report();
    return report.revision().isEmpty()
        ? Probe.failed("no manifests are in force: " + report.problem())
        : Probe.OK;
  }

  /** Takes manifests up. */
  public void apply(StreamSet streams) {
    serve(streams.streams());
    onLoop(
        () -> {
          host.apply(streams);
          return true;
        });
    reportChanged();
  }

  /** Encoders come by RTMPS if there is any certificate, of a stream or of the command line. */
  private void serve(List<StreamConfig> streams) {
    List<TlsServerIdentity> served =
        Stream.concat(Stream.ofNullable(own), streams.stream().flatMap(RelayProcess::tls))
            .distinct()
            .map(tls -> new TlsServerIdentity(tls.chain(), tls.privateKey()))
            .toList();
    onLoop(
        () -> {
          identities.serve(served);
          return true;
        });
    encrypted = !served.isEmpty();
  }

  private static Stream<TlsIdentity> tls(StreamConfig config) {
    return Stream.ofNullable(config.tls());
  }

  /** Newer manifests were refused. */
  public void refused(String line) {
    onLoop(
        () -> {
          host.refused(line);
          return true;
        });
    reportChanged();
  }

  private void reportChanged() {
    ManagementServer watched = management;
    if (watched != null) {
      watched.reportChanged();
    }
  }

  private <T> T onLoop(Callable<T> task) {
    return loop.submit(task).syncUninterruptibly().getNow();
  }

  private @Nullable IngestStatus ingest(StreamConfig config) {
    return new IngestStatus(url(), config.keys().secretName());
  }

  /** What both encoders publish to. */
  public String url() {
    InetSocketAddress address = listening;
    if (address == null) {
      throw new IllegalStateException("not listening yet");
    }
    String scheme = encrypted ? "rtmps" : "rtmp";
    return scheme + "://" + reachable(address.getAddress()) + ":" + address.getPort() + "/live";
  }

  private static String reachable(InetAddress address) {
    try {
      InetAddress shown = address.isAnyLocalAddress() ? ownAddress() : address;
      String text = shown.getHostAddress();
      return text.contains(":") ? "[" + text + "]" : text;
    } catch (IOException nameless) {
      return address.getHostAddress();
    }
  }

  /** The first that other machines may know this one by; its own name often leads to itself. */
  private static InetAddress ownAddress() throws IOException {
    InetAddress named = InetAddress.getLocalHost();
    return !named.isLoopbackAddress()
        ? named
        : NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
            .findFirst()
            .orElse(named);
  }

  /** Where it is looked at; null without a management port. */
  public @Nullable InetSocketAddress managementAddress() {
    ManagementServer server = management;
    return server == null ? null : server.address();
  }

  /** A true stop: what is held leaves, and destinations are unpublished. */
  public void finish() {
    onLoop(host::finish).awaitUninterruptibly(FINISH_SECONDS, TimeUnit.SECONDS);
  }

  /** Lets go of everything at once. */
  @Override
  public void close() {
    onLoop(
        () -> {
          host.close();
          return true;
        });
    server.close();
    ManagementServer watched = management;
    if (watched != null) {
      watched.close();
    }
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    metrics.close();
  }
}
