package io.backupstream.ingest.relay;

import static org.awaitility.Awaitility.await;

import io.backupstream.api.region.Egress;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.spec.Failover;
import io.backupstream.api.spec.Policy;
import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.spec.SecretKeyRef;
import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.manifest.DestinationConfig;
import io.backupstream.ingest.manifest.EncoderKeys;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.manifest.StreamKey;
import io.backupstream.ingest.manifest.StreamSet;
import io.backupstream.ingest.publish.IngestLimits;
import io.backupstream.ingest.publish.IngestListener;
import io.backupstream.ingest.publish.IngestServer;
import io.backupstream.ingest.push.PushTls;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A relay over sockets whose wall clock a test sets; its streams hold no media. */
final class LiveRelay implements AutoCloseable {
  static final Instant START = Instant.parse("2026-12-01T18:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final AtomicReference<Instant> wall = new AtomicReference<>(START);
  final NumberedDestination destination;
  volatile @Nullable IngestStatus ingest;
  final RelayHost host;
  private final ProgrammeClock clock = new ProgrammeClock();
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final IoEventLoop loop = (IoEventLoop) group.next();
  private final IngestServer server;
  private final String url;
  private final List<NumberedEncoder> encoders = new ArrayList<>();

  LiveRelay() throws Exception {
    this(new DeafListener());
  }

  LiveRelay(RelayListener listener) throws Exception {
    destination = NumberedDestination.start(clock);
    RelayEnvironment environment =
        new RelayEnvironment(
            loop, LiveRelay::nowMicros, wall::get, PushTls.trusting(List.of()), "pod");
    host = new RelayHost(environment, config -> listener, config -> ingest);
    server =
        new IngestServer(
            loop, host, IngestLimits.DEFAULTS, IngestListener.NONE, LiveRelay::nowMicros);
    InetSocketAddress bound =
        server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    url = "rtmp://127.0.0.1:" + bound.getPort() + "/live";
  }

  private static long nowMicros() {
    return System.nanoTime() / 1_000;
  }

  StreamConfig stream(String name, boolean suspend, @Nullable Schedule schedule) {
    return stream(name, suspend, schedule, "500ms");
  }

  StreamConfig stream(
      String name, boolean suspend, @Nullable Schedule schedule, String holdTimeout) {
    Failover failover =
        new Failover(Policy.STICKY, null, "0s", "1s", "0s", holdTimeout, "1s", "0ms");
    Destination spec =
        new Destination("out", true, destination.url(), new SecretKeyRef("out", "key"));
    DestinationConfig out =
        new DestinationConfig(
            "out", true, RtmpUrl.parse(destination.url()), new StreamKey("destination-key"));
    return new StreamConfig(
        new StreamId("default", name),
        new BackupStreamSpec(null, suspend, null, null, List.of(spec), failover, schedule),
        new EncoderKeys(key(name, SourceName.PRIMARY), key(name, SourceName.BACKUP), "keys", "f"),
        List.of(out),
        null,
        Egress.UNRESTRICTED);
  }

  private static StreamKey key(String stream, SourceName source) {
    return new StreamKey(stream + "-" + source + "-0123456789");
  }

  void apply(String revision, StreamConfig... streams) {
    onLoop(() -> host.apply(new StreamSet(revision, List.of(streams))));
  }

  void onLoop(Runnable task) {
    loop.submit(task).syncUninterruptibly();
  }

  /** An encoder that has asked to publish. */
  NumberedEncoder encoder(String stream, SourceName source) {
    EncoderSettings settings = EncoderSettings.encoder('P', draft -> draft.gopPictures = 15);
    NumberedEncoder encoder =
        NumberedEncoder.start(settings, clock, url, key(stream, source).value());
    encoders.add(encoder);
    return encoder;
  }

  void killEncoders() {
    encoders.forEach(NumberedEncoder::finish);
  }

  BackupStreamStatus status() {
    return host.report().streams().stream().map(StreamReport::status).findFirst().orElseThrow();
  }

  void awaitStatus(Predicate<BackupStreamStatus> wanted) {
    await().atMost(PATIENCE).until(() -> wanted.test(status()));
  }

  @Override
  public void close() {
    killEncoders();
    onLoop(host::close);
    server.close();
    destination.close();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
