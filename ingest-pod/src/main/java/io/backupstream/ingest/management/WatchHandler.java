package io.backupstream.ingest.management;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One who watches a report by server-sent events: the whole report at once and after each change as
 * an event {@code status}, and a comment as heartbeat each {@link #HEARTBEAT_SECONDS} seconds.
 *
 * <p>While the watcher's connection takes nothing, changes are not queued, and it gets the newest
 * report later; if it still takes nothing at the next heartbeat, it is dropped.
 */
@SuppressWarnings("FutureReturnValueIgnored") // closing is all that can be done
final class WatchHandler extends ChannelInboundHandlerAdapter {
  static final long HEARTBEAT_SECONDS = 5;

  private final Watchers watchers;
  private final Supplier<String> report;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Future<?> heartbeats;
  private String sent = "";

  /**
   * @param report the report as one line of JSON
   */
  WatchHandler(Watchers watchers, Supplier<String> report) {
    this.watchers = watchers;
    this.report = report;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    watchers.add(this);
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    ctx.writeAndFlush(head, ctx.voidPromise());
    reportChanged();
    heartbeats =
        ctx.executor()
            .scheduleAtFixedRate(
                this::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    watchers.remove(this);
    Objects.requireNonNull(heartbeats).cancel(false);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    reportChanged();
    ctx.fireChannelWritabilityChanged();
  }

  /** A watcher has nothing more to ask on its connection. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object request) {
    ReferenceCountUtil.release(request);
    ctx.close();
  }

  /** The watcher went away; others of its kind come back by themselves. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  void reportChanged() {
    ChannelHandlerContext ctx = Objects.requireNonNull(context);
    if (!ctx.channel().isWritable()) {
      return;
    }
    String now = report.get();
    if (!now.equals(sent)) {
      sent = now;
      send(ctx, "event: status\ndata: " + now + "\n\n");
    }
  }

  private void heartbeat() {
    ChannelHandlerContext ctx = Objects.requireNonNull(context);
    if (ctx.channel().isWritable()) {
      send(ctx, ": heartbeat\n\n");
    } else {
      ctx.close();
    }
  }

  private static void send(ChannelHandlerContext ctx, String event) {
    ctx.writeAndFlush(
        new DefaultHttpContent(ByteBufUtil.writeUtf8(ctx.alloc(), event)), ctx.voidPromise());
  }
}
