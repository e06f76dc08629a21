package io.backupstream.ingest.management;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one connection to the management port. */
@SuppressWarnings("FutureReturnValueIgnored") // closing is all that can be done
final class ManagementHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementHandler.class);

  private final Pages pages;
  private final Watchers watchers;

  ManagementHandler(Pages pages, Watchers watchers) {
    this.pages = pages;
    this.watchers = watchers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      answer(ctx, request, Page.text(HttpResponseStatus.BAD_REQUEST, "expected HTTP"), false);
      return;
    }
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    HttpMethod method = request.method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      answer(
          ctx,
          request,
          Page.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "expected GET"),
          keepAlive);
      return;
    }
    String path;
    boolean watches;
    try {
      QueryStringDecoder uri = new QueryStringDecoder(request.uri());
      path = uri.path();
      watches = uri.parameters().containsKey("watch");
    } catch (IllegalArgumentException halfAnEscape) {
      String line = "expected two hexadecimal digits behind each % of the path";
      answer(ctx, request, Page.text(HttpResponseStatus.BAD_REQUEST, line), keepAlive);
      return;
    }
    show(ctx, request, path, watches ? pages.status(path) : Optional.empty());
  }

  private void show(
      ChannelHandlerContext ctx,
      FullHttpRequest request,
      String path,
      Optional<Supplier<String>> watched) {
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    if (watched.isEmpty()) {
      answer(ctx, request, page(path), keepAlive);
    } else if (watchers.haveRoom()) {
      watch(ctx, watched.get());
    } else {
      String line = "expected at most " + Watchers.MOST + " watchers";
      answer(ctx, request, Page.text(HttpResponseStatus.SERVICE_UNAVAILABLE, line), keepAlive);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("management connection closed", cause);
    ctx.close();
  }

  private Page page(String path) {
    try {
      return pages.at(path);
    } catch (RuntimeException e) {
      LOG.error("no answer to GET {}", path, e);
      return Page.text(HttpResponseStatus.INTERNAL_SERVER_ERROR, "failed: see the log");
    }
  }

  private void watch(ChannelHandlerContext ctx, Supplier<String> report) {
    ctx.pipeline().remove(ReadTimeoutHandler.class);
    ctx.pipeline().replace(this, "watch", new WatchHandler(watchers, report));
  }

  private static void answer(
      ChannelHandlerContext ctx, FullHttpRequest request, Page page, boolean keepAlive) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, page.status(), ByteBufUtil.writeUtf8(ctx.alloc(), page.body()));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, page.contentType())
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    HttpUtil.setContentLength(response, response.content().readableBytes());
    HttpUtil.setKeepAlive(response.headers(), request.protocolVersion(), keepAlive);
    ctx.writeAndFlush(response)
        .addListener(
            keepAlive
                ? ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE
                : ChannelFutureListener.CLOSE);
  }
}
