package io.backupstream.ingest.demo;

import io.backupstream.api.spec.SourceName;
import io.backupstream.ingest.run.RelayProcess;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Who takes part in the demo: two encoders, the relay between, and the destination. */
final class Stage implements AutoCloseable {

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("demo", true), NioIoHandler.newFactory());
  private final Watch watch = new Watch();
  private final Map<SourceName, ClipEncoder> encoders = new EnumMap<>(SourceName.class);
  private final Clips clips;
  private final Programme programme = Programme.startingNow();
  private final Recorder recorder;
  private final DemoStream stream;
  private final RelayProcess relay;

  /** Starts the destination and the relay, on free ports. */
  Stage(Path file, Clips clips) throws IOException, GeneralSecurityException {
    this.clips = clips;
    this.recorder = Recorder.start(group, file);
    this.stream = DemoStream.to(recorder.url());
    this.relay = new RelayProcess(UUID.randomUUID().toString(), config -> watch, null);
    relay.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    relay.apply(stream.streams());
  }

  Watch watch() {
    return watch;
  }

  Recorder recorder() {
    return recorder;
  }

  String url() {
    return relay.url();
  }

  void start(SourceName source) {
    Clip clip = clips.of(source);
    encoders.put(
        source, ClipEncoder.publish(group, relay.url(), stream.key(source), clip, programme));
  }

  void kill(SourceName source) {
    ClipEncoder encoder = encoders.remove(source);
    if (encoder != null) {
      encoder.kill();
    }
  }

  /** A true stop of the relay: what it holds leaves, the destination is told. */
  void finish() {
    relay.finish();
  }

  @Override
  public void close() throws IOException {
    encoders.values().forEach(ClipEncoder::kill);
    relay.close();
    recorder.close();
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
