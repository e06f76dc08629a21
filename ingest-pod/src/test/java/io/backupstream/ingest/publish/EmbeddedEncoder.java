package io.backupstream.ingest.publish;

import io.backupstream.ingest.rtmp.message.Media;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** An encoder and our end of its connection, joined without a socket, on a clock of the test's. */
final class EmbeddedEncoder implements AutoCloseable {

  private static final int STEP_MILLIS = 100;

  private static final class Connection extends EmbeddedChannel {
    private final InetSocketAddress remote;

    private Connection(InetSocketAddress remote, IngestContext ingest) {
      super(
          DefaultChannelId.newInstance(),
          false,
          false,
          new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
              channel.pipeline().addLast(new EncoderHandler(ingest, channel));
            }
          });
      this.remote = remote;
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return remote;
    }
  }

  private final Connection connection;
  private final ClientEnd client;

  /** Connects; nothing is sent yet. */
  EmbeddedEncoder(IngestContext ingest, String address, String streamKey) {
    try {
      connection =
          new Connection(new InetSocketAddress(InetAddress.getByName(address), 40_000), ingest);
      connection.register();
      connection.freezeTime();
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    client = new ClientEnd("live", streamKey, connection::writeInbound);
  }

  /** Goes as far as the server lets it. */
  EmbeddedEncoder ask() {
    client.start();
    return pump();
  }

  /** Carries what the server wrote to the client. */
  EmbeddedEncoder pump() {
    for (ByteBuf bytes = connection.readOutbound();
        bytes != null;
        bytes = connection.readOutbound()) {
      client.receive(bytes);
      bytes.release();
    }
    return this;
  }

  EmbeddedEncoder send(Media.Type type, int timestamp, String digits) {
    client.send(type, timestamp, Unpooled.wrappedBuffer(HexFormat.of().parseHex(digits)));
    return this;
  }

  EmbeddedEncoder sendBytes(String digits) {
    connection.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(digits)));
    return this;
  }

  void fail(Throwable cause) {
    connection.pipeline().fireExceptionCaught(cause);
  }

  String answer() {
    return client.answer();
  }

  boolean isOpen() {
    return connection.isOpen();
  }

  boolean isRead() {
    return connection.config().isAutoRead();
  }

  /** Lets time pass on this connection; the test's clock is the caller's. */
  void pass(int millis) {
    connection.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    connection.runScheduledPendingTasks();
    connection.runPendingTasks();
    pump();
  }

  static int stepMillis() {
    return STEP_MILLIS;
  }

  @Override
  public void close() {
    connection.finishAndReleaseAll();
    client.close();
  }
}
