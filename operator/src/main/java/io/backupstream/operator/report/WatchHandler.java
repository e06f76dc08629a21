package io.backupstream.operator.report;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/** One connection to a relay's report. */
final class WatchHandler extends SimpleChannelInboundHandler<HttpObject> {
  private static final String PATH = "/status?watch";

  private final RelayWatch watch;
  private final RelayAddress address;
  private final EventStream events = new EventStream(WatchLimits.MOST_EVENT_BYTES);

  WatchHandler(RelayWatch watch, RelayAddress address) {
    this.watch = watch;
    this.address = address;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.GET, PATH, Unpooled.EMPTY_BUFFER);
    request
        .headers()
        .set(HttpHeaderNames.HOST, address.host() + ":" + address.port())
        .set(HttpHeaderNames.ACCEPT, "text/event-stream");
    ctx.writeAndFlush(request, ctx.voidPromise());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
    watch.alive();
    if (message.decoderResult().isFailure()) {
      watch.failed("expected HTTP");
    } else if (message instanceof HttpResponse response
        && !response.status().equals(HttpResponseStatus.OK)) {
      watch.failed("expected 200, found " + response.status().code());
    } else if (message instanceof HttpContent content) {
      events.read(content.content(), watch::reported);
      if (message instanceof LastHttpContent) {
        ctx.close();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    watch.disconnected(ctx.channel());
  }

  /** A reset is a close like any other; what cannot be read is told. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IllegalStateException) {
      watch.failed(String.valueOf(cause.getMessage()));
    }
    ctx.close();
  }
}
