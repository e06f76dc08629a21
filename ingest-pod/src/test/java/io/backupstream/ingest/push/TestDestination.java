package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A destination on the loopback address that answers as a test wants. */
final class TestDestination implements AutoCloseable {
  static final String KEY = "s3cret-key?priority=1";

  /** How it answers a publish. */
  enum Answer {
    ACCEPT,
    /** BadName, in words that quote the stream key. */
    REFUSE,
    /** Publish.Start, then a close at the first media. */
    ACCEPT_THEN_CLOSE,
    /** None at all. */
    SILENCE
  }

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<TestPublish> publishes = new CopyOnWriteArrayList<>();
  private final Channel server;
  private volatile Answer answer = Answer.ACCEPT;

  /**
   * Starts one on a free port.
   *
   * @param tls null for plain RTMP
   */
  TestDestination(@Nullable SslContext tls) {
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.SO_RCVBUF, 64 * 1024)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    TestPublish publish = new TestPublish(channel, answer);
                    publishes.add(publish);
                    if (tls != null) {
                      channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                    }
                    channel.pipeline().addLast(publish);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  /** How publishes to come are answered. */
  void answer(Answer next) {
    answer = next;
  }

  Target target() {
    return target(false, "127.0.0.1");
  }

  Target target(boolean tls, String host) {
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    String tcUrl = "rtmp://" + host + ":" + port + "/live2/x";
    return new Target(tls, host, port, new PublishTarget("live2/x", tcUrl, KEY));
  }

  /** Each connection that was ever made, oldest first. */
  List<TestPublish> publishes() {
    return publishes;
  }

  /** Refuses connections from now on. */
  void stopListening() {
    server.close().syncUninterruptibly();
  }

  @Override
  public void close() {
    stopListening();
    publishes.forEach(TestPublish::close);
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
