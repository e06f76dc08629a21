package io.backupstream.ingest.management;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The management port. It runs on a thread of its own, so that a scrape of ten thousand series
 * delays no media.
 */
public final class ManagementServer implements AutoCloseable {
  private static final int MOST_REQUEST_BYTES = 8 * 1024;
  private static final int IDLE_SECONDS = 120;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("management", true), NioIoHandler.newFactory());
  private final EventLoop loop = (EventLoop) group.next();
  private final ChannelGroup channels = new DefaultChannelGroup(loop);
  private final Watchers watchers = new Watchers();
  private final AtomicBoolean changeIsQueued = new AtomicBoolean();
  private final Pages pages;

  private ManagementServer(Answers answers) {
    this.pages = new Pages(answers);
  }

  /**
   * Opens the port.
   *
   * @param address port 0 for a free one
   * @throws IOException naming the address if it cannot be listened on
   */
  public static ManagementServer start(InetSocketAddress address, Answers answers)
      throws IOException {
    ManagementServer server = new ManagementServer(answers);
    try {
      server.channels.add(server.bootstrap().bind(address).syncUninterruptibly().channel());
      return server;
    } catch (Exception e) { // bind throws checked exceptions unchecked
      server.close();
      String where = address.getHostString() + ":" + address.getPort();
      throw new IOException(
          "management port " + where + ": " + e.getMessage() + "; --management names another", e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channels.iterator().next().localAddress();
  }

  /** The report may have changed: watchers are told if it has. Called on any thread. */
  public void reportChanged() {
    if (changeIsQueued.compareAndSet(false, true)) {
      loop.execute(
          () -> {
            changeIsQueued.set(false);
            watchers.reportChanged();
          });
    }
  }

  /** Closes the port and all connections, and waits for it. */
  @Override
  public void close() {
    channels.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private ServerBootstrap bootstrap() {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channels.add(channel);
                channel
                    .pipeline()
                    .addLast(new ReadTimeoutHandler(IDLE_SECONDS))
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(MOST_REQUEST_BYTES))
                    .addLast(new ManagementHandler(pages, watchers));
              }
            });
  }
}
