package io.backupstream.ingest.testkit.numbered;

import static org.awaitility.Awaitility.await;

import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.socket.Loops;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An encoder on a socket: publishes a {@link NumberedStream} in real time, and fails as encoders
 * do. It never retries.
 */
public final class NumberedEncoder implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Little, so that a network that takes nothing more shows soon. */
  private static final int SEND_BUFFER_BYTES = 128 * 1024;

  private static final int CONNECT_MILLIS = 5_000;

  private final PublishingConnection connection;

  private NumberedEncoder(PublishingConnection connection) {
    this.connection = connection;
  }

  /**
   * Connects to {@code rtmp://host:port/app} and publishes there under {@code key}.
   *
   * @param clock the programme's, shared with all who show the same
   */
  public static NumberedEncoder start(
      EncoderSettings settings, ProgrammeClock clock, String url, String key) {
    URI uri = URI.create(url);
    PublishTarget target = new PublishTarget(uri.getPath().substring(1), url, key);
    Channel channel =
        new Bootstrap()
            .group(Loops.group())
            .channel(NioSocketChannel.class)
            .option(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel made) {
                    made.pipeline()
                        .addLast(new PublishingConnection(made, settings, clock, target));
                  }
                })
            .connect(uri.getHost(), uri.getPort())
            .syncUninterruptibly()
            .channel();
    @Nullable PublishingConnection connection = channel.pipeline().get(PublishingConnection.class);
    return new NumberedEncoder(Objects.requireNonNull(connection, "the server closed at once"));
  }

  /** Returns once the server has accepted the publish; fails if it does not. */
  public NumberedEncoder awaitPublishing() {
    await("publishing")
        .atMost(PATIENCE)
        .until(() -> connection.isPublishing() || connection.isGone());
    if (!connection.isPublishing()) {
      throw new AssertionError("not accepted: " + refusal().orElse("closed without a word"));
    }
    return this;
  }

  /** Whether the server has accepted the publish. */
  public boolean isPublishing() {
    return connection.isPublishing();
  }

  /** Whether it is still connected. */
  public boolean isConnected() {
    return !connection.isGone();
  }

  /** Whether the network takes nothing more now, so that what is to be sent piles up. */
  public boolean isBlocked() {
    return connection.isBlocked();
  }

  /** What the server refused or ended the publish with. */
  public Optional<String> refusal() {
    return connection.refusal();
  }

  /** Ends the publish as an encoder does whose user ends it. */
  public void unpublish() {
    connection.onLoop(connection::unpublish);
  }

  /** Dies with a FIN. */
  public void finish() {
    connection.onLoop(connection::finish);
  }

  /** Dies with an RST. */
  public void reset() {
    connection.onLoop(connection::reset);
  }

  /** Sends nothing more until {@link #thaw}, then what has piled up. */
  public void freeze() {
    connection.onLoop(() -> connection.freeze(true));
  }

  /** Ends {@link #freeze}. */
  public void thaw() {
    connection.onLoop(() -> connection.freeze(false));
  }

  /** Loses all frames of one track until {@link #unmute}. */
  public void mute(Track track) {
    connection.onLoop(() -> connection.mute(track, true));
  }

  /** Ends {@link #mute}. */
  public void unmute(Track track) {
    connection.onLoop(() -> connection.mute(track, false));
  }

  /** Timestamps are off by so much more from the next frame on. */
  public void jumpTimestamps(long millis) {
    connection.onLoop(() -> connection.jumpTimestamps(millis));
  }

  /** Leaves what the server sends in the socket. */
  public void stopReading() {
    connection.onLoop(() -> connection.read(false));
  }

  @Override
  public void close() {
    finish();
  }
}
