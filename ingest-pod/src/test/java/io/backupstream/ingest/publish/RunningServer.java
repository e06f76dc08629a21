package io.backupstream.ingest.publish;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server with two good keys, on an event loop of its own. */
final class RunningServer implements AutoCloseable {

  static final String KEY = "primary-0123456789abcdef";
  static final String OTHER_KEY = "backup-0123456789abcdef";

  /** Deadlines that a busy machine keeps too; they have tests of their own. */
  private static final IngestLimits PATIENT =
      new IngestLimits(120_000, 120_000, 120_000, 32, 256, 2_000);

  private final RecordingSink primary = new RecordingSink();
  private final KeyRing<PublishSink> keys =
      KeyRing.of(Map.of(KEY, primary, OTHER_KEY, new RecordingSink()));
  private final EventLoopGroup loops = EventLoops.one();
  private final IngestServer server =
      new IngestServer(
          (IoEventLoop) loops.next(),
          this::judge,
          PATIENT,
          IngestListener.NONE,
          () -> System.nanoTime() / 1_000);

  /** Where media with {@link #KEY} goes. */
  RecordingSink sink() {
    return primary;
  }

  IngestServer server() {
    return server;
  }

  InetSocketAddress listen() throws IOException {
    return server.listen(localhost());
  }

  InetSocketAddress listen(TlsServerIdentities identities) throws IOException {
    return server.listen(localhost(), identities);
  }

  /** Does something on the event loop, and waits for it. */
  void onEventLoop(Runnable task) {
    loops.next().submit(task).syncUninterruptibly();
  }

  static InetSocketAddress localhost() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public void close() {
    server.close();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private Publishers.Verdict judge(PublishRequest request, long nowMicros) {
    PublishSink sink = keys.find(request.streamKey());
    return sink == null ? new Publishers.UnknownKey() : new Publishers.Accepted(sink);
  }
}
