package io.backupstream.ingest.push;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Opens TCP connections to destinations: resolves the host anew each time, and connects to the
 * first of its addresses that is allowed and answers, never to one that was not checked.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of a channel that nobody wants any more
final class Dialer {
  static final int CONNECT_MILLIS = 5_000;

  /** How long sent bytes may stay without acknowledgement before the system gives up. */
  private static final int UNACKNOWLEDGED_MILLIS = 20_000;

  /** Little waits in the system's buffer, where it could no longer be dropped. */
  private static final long UNSENT_BYTES = 128 * 1024;

  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(128 * 1024, 512 * 1024);

  private final EventLoop loop;
  private final EgressRules egress;
  private final Resolver resolver;

  Dialer(EventLoop loop, EgressRules egress, Resolver resolver) {
    this.loop = loop;
    this.egress = egress;
    this.resolver = resolver;
  }

  /**
   * Connects; whoever no longer wants it cancels the future.
   *
   * @return succeeds on the event loop with an open channel without handlers
   */
  Future<Channel> dial(String host, int port) {
    Promise<Channel> dialed = loop.newPromise();
    Thread.ofPlatform().daemon().name("resolve " + host).start(() -> resolve(host, port, dialed));
    return dialed;
  }

  private void resolve(String host, int port, Promise<Channel> dialed) {
    try {
      List<InetAddress> addresses = resolver.resolve(host);
      List<InetAddress> allowed = addresses.stream().filter(egress::allows).toList();
      if (allowed.isEmpty()) {
        throw new EgressDenied(addresses);
      }
      loop.execute(() -> connect(new ArrayDeque<>(allowed), port, dialed));
    } catch (IOException e) {
      loop.execute(() -> dialed.tryFailure(e)); // who waits for it may still be about to begin
    }
  }

  private void connect(Deque<InetAddress> addresses, int port, Promise<Channel> dialed) {
    if (dialed.isDone()) {
      return;
    }
    ChannelFuture connecting = bootstrap().connect(addresses.remove(), port);
    connecting.addListener(
        connected -> {
          if (connected.isSuccess() && !dialed.trySuccess(connecting.channel())) {
            connecting.channel().close();
          } else if (!connected.isSuccess() && addresses.isEmpty()) {
            dialed.tryFailure(connected.cause());
          } else if (!connected.isSuccess()) {
            connect(addresses, port, dialed);
          }
        });
  }

  private Bootstrap bootstrap() {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .handler(new ChannelInboundHandlerAdapter())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    if (loop instanceof IoEventLoop ioLoop && ioLoop.isIoType(EpollIoHandler.class)) {
      return bootstrap
          .channel(EpollSocketChannel.class)
          .option(EpollChannelOption.TCP_USER_TIMEOUT, UNACKNOWLEDGED_MILLIS)
          .option(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES);
    }
    return bootstrap.channel(NioSocketChannel.class);
  }
}
