package io.backupstream.operator.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backupstream.api.status.RelayReport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Many relays on one port: each loopback address is another, so that thousands stand for pods. They
 * speak the watch, with its heartbeats, and nothing else.
 */
public final class FakeRelays implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("fake-relays", true), NioIoHandler.newFactory());
  private final EventLoop loop = (EventLoop) group.next();
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final Map<String, Channel> listeners = new ConcurrentHashMap<>();
  private @Nullable Channel server;
  private volatile boolean frozen;
  private int port;

  /** Opens a free port. */
  public static FakeRelays start(long heartbeatMillis) {
    FakeRelays relays = new FakeRelays();
    relays.listen();
    relays.loop.scheduleAtFixedRate(
        () ->
            relays.listeners.values().forEach(channel -> relays.write(channel, ": heartbeat\n\n")),
        heartbeatMillis,
        heartbeatMillis,
        TimeUnit.MILLISECONDS);
    return relays;
  }

  /** The management port of all of them. */
  public int port() {
    return port;
  }

  /** How many are being listened to. */
  public int listeners() {
    return listeners.size();
  }

  /** What the relay at an address says from now on. */
  public void say(String host, RelayReport report) {
    try {
      sayText(host, JSON.writeValueAsString(report));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same, whatever it is. */
  public void sayText(String host, String text) {
    said.put(host, "event: status\ndata: " + text + "\n\n");
    loop.execute(
        () -> {
          Channel listener = listeners.get(host);
          if (listener != null) {
            write(listener, said.get(host));
          }
        });
  }

  /** Closes the connections, and takes new ones. */
  public void hangUp() {
    listeners.values().forEach(Channel::close);
  }

  /** Takes no connection any more. */
  public void vanish() {
    Objects.requireNonNull(server).close().awaitUninterruptibly();
    hangUp();
  }

  /** Says nothing any more, though its connections stay and new ones are taken. */
  public void freeze() {
    frozen = true;
  }

  /** Takes connections again. */
  public void comeBack() {
    listen();
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void listen() {
    Channel bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Relay());
                  }
                })
            .bind(port)
            .syncUninterruptibly()
            .channel();
    server = bound;
    port = ((InetSocketAddress) bound.localAddress()).getPort();
  }

  private void write(Channel channel, @Nullable String text) {
    if (text != null && !frozen) {
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      String chunk = Integer.toHexString(bytes) + "\r\n" + text + "\r\n";
      channel.writeAndFlush(
          Unpooled.copiedBuffer(chunk, StandardCharsets.UTF_8), channel.voidPromise());
    }
  }

  private final class Relay extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object request) {
      ReferenceCountUtil.release(request);
      String host = ((InetSocketAddress) ctx.channel().localAddress()).getHostString();
      if (!frozen) {
        ctx.write(Unpooled.copiedBuffer(HEAD, StandardCharsets.UTF_8), ctx.voidPromise());
      }
      listeners.put(host, ctx.channel());
      ctx.channel().closeFuture().addListener(_ -> listeners.remove(host, ctx.channel()));
      ctx.flush();
      write(ctx.channel(), said.get(host));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
