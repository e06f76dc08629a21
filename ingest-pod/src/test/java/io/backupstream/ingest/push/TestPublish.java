package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.handshake.ServerHandshake;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.MessageDecoder;
import io.backupstream.ingest.rtmp.message.MessageEncoder;
import io.backupstream.ingest.rtmp.session.ServerAction;
import io.backupstream.ingest.rtmp.session.ServerSession;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** One connection to a {@link TestDestination}, and what came over it; readable by any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class TestPublish extends ChannelInboundHandlerAdapter {
  private final Channel channel;
  private final TestDestination.Answer answer;
  private final ServerHandshake handshake = new ServerHandshake();
  private final ServerSession session = new ServerSession();
  private final MessageDecoder decoder;
  private final MessageEncoder encoder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile boolean unpublished;
  private volatile boolean closed;
  private boolean shaken;

  TestPublish(Channel channel, TestDestination.Answer answer) {
    this.channel = channel;
    this.answer = answer;
    this.decoder = new MessageDecoder(channel.alloc(), message -> run(session.receive(message)));
    this.encoder = new MessageEncoder(channel.alloc());
  }

  /** Publishes that were asked for, as app, stream name and query. */
  List<String> requests() {
    return requests;
  }

  /** Media as type, timestamp and the first 40 characters of the body. */
  List<String> received() {
    return received;
  }

  boolean isUnpublished() {
    return unpublished;
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether it takes what comes. */
  void read(boolean on) {
    channel.config().setAutoRead(on);
  }

  /** Ends the connection with an RST. */
  void reset() {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    close();
  }

  void close() {
    channel.close().syncUninterruptibly();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      shaken = shaken || handshake.receive(in, ctx::write);
      if (shaken) {
        decoder.decode(in);
      }
    } finally {
      in.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    decoder.close();
    session.close();
    closed = true;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  private void run(List<ServerAction> actions) {
    for (ServerAction action : actions) {
      switch (action) {
        case ServerAction.Reply reply -> encoder.encode(reply.message(), channel::write);
        case ServerAction.PublishRequested asked -> {
          requests.add(asked.app() + " " + asked.streamName() + " " + asked.query());
          run(answered());
        }
        case ServerAction.Received media -> keep(media.media());
        case ServerAction.Unpublished _ -> unpublished = true;
        case ServerAction.Close _ -> {
          channel.flush();
          channel.close();
        }
      }
    }
  }

  private List<ServerAction> answered() {
    return switch (answer) {
      case ACCEPT, ACCEPT_THEN_CLOSE -> session.accept();
      case REFUSE ->
          session.reject("NetStream.Publish.BadName", TestDestination.KEY + " is live already");
      case SILENCE -> List.of();
    };
  }

  private void keep(Media media) {
    String text = media.payload().toString(StandardCharsets.UTF_8);
    String type = media.type().name().toLowerCase(Locale.ROOT);
    received.add(
        type + " " + media.timestamp() + " " + text.substring(0, Math.min(40, text.length())));
    media.payload().release();
    if (answer == TestDestination.Answer.ACCEPT_THEN_CLOSE) {
      channel.close();
    }
  }
}
