package io.backupstream.ingest.publish;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/**
 * The RTMP and RTMPS server that encoders publish to.
 *
 * <p>All of it runs on one event loop, which the relays share: a frame reaches its relay without
 * changing threads. {@link #listen} and {@link #close} may be called from any other thread, and
 * wait.
 */
public final class IngestServer implements AutoCloseable {

  private final IoEventLoop eventLoop;
  private final IngestContext ingest;
  private final ChannelGroup listeners;
  private final ChannelGroup encoders;

  /**
   * A server that does not listen yet.
   *
   * @param eventLoop of epoll or NIO; stays the caller's
   * @param clock the monotonic clock that the relays go by, in microseconds
   */
  public IngestServer(
      IoEventLoop eventLoop,
      Publishers publishers,
      IngestLimits limits,
      IngestListener listener,
      LongSupplier clock) {
    this.eventLoop = eventLoop;
    this.ingest = IngestContext.of(publishers, limits, listener, clock);
    this.listeners = new DefaultChannelGroup(eventLoop);
    this.encoders = new DefaultChannelGroup(eventLoop);
  }

  /**
   * Listens for plain RTMP.
   *
   * @param address port 0 takes any that is free
   * @return the address that was bound
   * @throws IOException in one line, if it cannot be bound
   */
  public InetSocketAddress listen(InetSocketAddress address) throws IOException {
    return listen(address, new TlsServerIdentities());
  }

  /**
   * Listens for RTMPS, or for plain RTMP while there is no identity.
   *
   * @param identities asked at each connection, so that a renewed certificate serves the next one
   * @throws IOException in one line, if it cannot be bound
   */
  public InetSocketAddress listen(InetSocketAddress address, TlsServerIdentities identities)
      throws IOException {
    ChannelFuture bound = bootstrap(identities).bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + text(address) + ": " + reason(bound.cause()));
    }
    listeners.add(bound.channel());
    return (InetSocketAddress) bound.channel().localAddress();
  }

  /** Listens no longer, and lets go of all encoders. */
  @Override
  public void close() {
    listeners.close().awaitUninterruptibly();
    encoders.close().awaitUninterruptibly();
  }

  private ServerBootstrap bootstrap(TlsServerIdentities identities) {
    return new ServerBootstrap()
        .group(eventLoop)
        .channel(channelType())
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                encoders.add(channel);
                identities.wrap(channel);
                channel.pipeline().addLast(new EncoderHandler(ingest, channel));
              }
            });
  }

  private Class<? extends ServerChannel> channelType() {
    return eventLoop.isIoType(EpollIoHandler.class)
        ? EpollServerSocketChannel.class
        : NioServerSocketChannel.class;
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /** The system's words, without the name of the call that epoll puts in front of them. */
  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return message.substring(message.lastIndexOf(": ") + 1).strip();
  }
}
