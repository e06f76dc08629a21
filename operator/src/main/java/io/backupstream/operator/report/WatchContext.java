package io.backupstream.operator.report;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What all watches share.
 *
 * @param loop the one event loop
 * @param changed is told the stream whose relay says something new, on the event loop
 */
record WatchContext(
    EventLoop loop, WatchLimits limits, InstantSource clock, Consumer<ResourceID> changed) {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_BYTES = 2_048;
  private static final int MOST_LINE_BYTES = 1_024;
  private static final int MOST_HEADER_BYTES = 4_096;
  private static final int MOST_CHUNK_BYTES = 8_192;

  long nanos() {
    return loop.ticker().nanoTime();
  }

  Bootstrap bootstrap(ChannelHandler handler) {
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(MOST_LINE_BYTES, MOST_HEADER_BYTES, MOST_CHUNK_BYTES))
                    .addLast(handler);
              }
            });
  }
}
