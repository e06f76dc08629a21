package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.handshake.ClientHandshake;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.MessageDecoder;
import io.backupstream.ingest.rtmp.message.MessageEncoder;
import io.backupstream.ingest.rtmp.session.ClientAction;
import io.backupstream.ingest.rtmp.session.ClientSession;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection over a socket: dialed, perhaps through TLS, shaken hands on, then driven by a {@link
 * ClientSession}. As handler it is the last of its channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends the channel, which is told
final class RtmpPushConnection extends ChannelInboundHandlerAdapter implements PushConnection {
  /** From resolving the name to the accepted publish. */
  static final long OPEN_MILLIS = 15_000;

  /** How long a closing connection may take to send what was written, and the peer to close. */
  static final long CLOSE_MILLIS = 3_000;

  private final EventLoop loop;
  private final Events events;
  private final ClientHandshake handshake = new ClientHandshake();
  private final ClientSession session;
  private final Future<?> openingTimeout;
  private @Nullable Future<Channel> dialing;
  private @Nullable Wire wire;
  private boolean shaken;
  private boolean accepted;
  private boolean closing;
  private boolean ended;
  private int streamId;
  private String reason = Words.PEER_CLOSED;

  /** What exists only while there is a channel. */
  private record Wire(
      ChannelHandlerContext context, MessageDecoder decoder, MessageEncoder encoder) {
    void write(ByteBuf part) {
      context.write(part, context.voidPromise());
    }
  }

  RtmpPushConnection(PublishTarget target, EventLoop loop, Events events) {
    this.loop = loop;
    this.events = events;
    this.session = new ClientSession(target);
    this.openingTimeout =
        loop.schedule(
            () -> abort("did not accept the publish within " + OPEN_MILLIS / 1000 + " s"),
            OPEN_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the channel once it is open.
   *
   * @param install puts this handler, and what it needs before it, into the pipeline
   */
  void opening(Future<Channel> dialed, Consumer<Channel> install) {
    dialing = dialed;
    dialed.addListener(
        done -> {
          if (done.isSuccess()) {
            install.accept(dialed.getNow());
          } else if (!done.isCancelled()) {
            end(Words.of(done.cause()));
          }
        });
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    MessageDecoder decoder =
        new MessageDecoder(ctx.alloc(), message -> perform(session.receive(message)));
    wire = new Wire(ctx, decoder, new MessageEncoder(ctx.alloc()));
    handshake.start(wire::write);
    ctx.flush();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    Wire open = Objects.requireNonNull(wire);
    try {
      if (!shaken && handshake.receive(in, open::write)) {
        shaken = true;
        perform(session.start());
      }
      if (shaken) {
        perform(session.bytesReceived(in.readableBytes()));
        open.decoder().decode(in);
      }
    } catch (ProtocolViolation violation) {
      abort(Words.of(violation));
    } finally {
      in.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (isWritable()) {
      loop.execute(events::writable);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end(reason);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    abort(Words.of(cause));
  }

  @Override
  public boolean isWritable() {
    return accepted && !closing && wire != null && wire.context().channel().isWritable();
  }

  @Override
  public void write(Media.Type type, long timestampMillis, ByteBuf payload) {
    ByteBuf body = type == Media.Type.DATA ? SetDataFrame.around(payload) : payload.retainedSlice();
    Wire open = Objects.requireNonNull(wire);
    open.encoder().encode(new Media(type, (int) timestampMillis, streamId, body), open::write);
    body.release();
  }

  @Override
  public Future<Void> written() {
    ChannelHandlerContext ctx = Objects.requireNonNull(wire).context();
    ChannelPromise written = ctx.newPromise();
    return ctx.write(Unpooled.EMPTY_BUFFER, written);
  }

  @Override
  public void flush() {
    if (wire != null) {
      wire.context().flush();
    }
  }

  @Override
  public void unpublish() {
    if (!closing) {
      perform(session.unpublish());
      close();
    }
  }

  /** Half-closes first: a full close would reset what the peer has not read yet. */
  @Override
  public void close() {
    if (wire == null || !accepted) {
      abort(reason);
    } else if (!closing) {
      closing = true;
      loop.schedule(() -> abort(reason), CLOSE_MILLIS, TimeUnit.MILLISECONDS);
      Channel channel = wire.context().channel();
      SslHandler tls = channel.pipeline().get(SslHandler.class);
      flush(); // first, for TLS encrypts nothing more once its end is told
      Future<Void> sent = tls == null ? written() : tls.closeOutbound();
      sent.addListener(done -> ((DuplexChannel) channel).shutdownOutput());
      flush();
    }
  }

  @Override
  public void abort(String why) {
    if (ended) {
      return;
    }
    reason = why;
    if (wire != null) {
      wire.context().close();
    } else {
      Objects.requireNonNull(dialing).cancel(false);
      loop.execute(() -> end(why));
    }
  }

  private void perform(List<ClientAction> actions) {
    Wire open = Objects.requireNonNull(wire);
    for (ClientAction action : actions) {
      switch (action) {
        case ClientAction.Send send -> open.encoder().encode(send.message(), open::write);
        case ClientAction.Publishing publishing -> {
          streamId = publishing.streamId();
          accepted = true;
          openingTimeout.cancel(false);
          events.accepted();
        }
        case ClientAction.Refused refused ->
            abort(Words.refused(refused.code(), refused.description()));
      }
    }
  }

  private void end(String why) {
    if (ended) {
      return;
    }
    ended = true;
    openingTimeout.cancel(false);
    if (wire != null) {
      wire.decoder().close();
    }
    events.ended(why);
  }
}
