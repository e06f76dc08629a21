package io.backupstream.ingest.publish;

import io.backupstream.ingest.publish.IngestListener.Drop;
import io.backupstream.ingest.publish.Patience.Overdue;
import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.session.ServerAction;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The connection of one encoder: carries bytes to the protocol, carries out what the protocol
 * answers, hands frames to the sink, and closes when the publish desk, the protocol or its patience
 * says so. A connection is always closed fully: encoders go on sending to a half-closed one.
 */
final class EncoderHandler extends ChannelInboundHandlerAdapter implements Publication {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderHandler.class);
  private static final String BAD_NAME = "NetStream.Publish.BadName";
  private static final int CHECK_MILLIS = 500;

  /** How many bytes of answers may lie unread, beyond those that the sockets take. */
  private static final int MOST_UNREAD_BYTES = 256 * 1024;

  private final IngestContext ingest;
  private final Channel channel;
  private final InetSocketAddress remote;
  private final Address address;
  private final Patience patience;
  private final EncoderProtocol protocol;
  private @Nullable Running running;
  private @Nullable Future<?> checks;
  private long nowMicros;
  private boolean accepted;
  private boolean closing;

  /** For a channel that is about to be served on its own event loop. */
  EncoderHandler(IngestContext ingest, Channel channel) {
    this.ingest = ingest;
    this.channel = channel;
    this.remote = (InetSocketAddress) channel.remoteAddress();
    this.address = Address.of(remote.getAddress());
    this.nowMicros = ingest.clock().getAsLong();
    this.patience = new Patience(ingest.limits(), nowMicros);
    this.protocol = new EncoderProtocol(channel.alloc(), this::write, this::perform);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    switch (ingest.census().came(address)) {
      case ADMITTED -> {
        checks = every(CHECK_MILLIS, this::check);
        ingest.connectionsChanged();
      }
      case TOO_MANY_OF_THIS_ADDRESS -> drop(Drop.TOO_MANY_OF_ONE_ADDRESS, "by its address");
      case TOO_MANY_UNAUTHENTICATED -> drop(Drop.TOO_MANY_UNAUTHENTICATED, "of all addresses");
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      if (!closing) {
        nowMicros = ingest.clock().getAsLong();
        received(in);
      }
    } finally {
      in.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    channel.flush();
    if (running != null) {
      running.sink().batchEnded(nowMicros);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    nowMicros = ingest.clock().getAsLong();
    end(EndReason.CLOSED, nowMicros);
    closing = true;
    if (checks != null) {
      checks.cancel(false);
      ingest.desk().gaveUp(this);
      ingest.census().left(address);
      ingest.connectionsChanged();
    }
    protocol.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    nowMicros = ingest.clock().getAsLong();
    switch (cause) {
      case IOException lost -> {
        LOG.atDebug().addKeyValue("remote", remote).log("connection lost: {}", lost.getMessage());
        end(EndReason.RESET, nowMicros);
        close();
      }
      case DecoderException undecodable -> violated(String.valueOf(undecodable.getMessage()));
      default -> {
        LOG.atError().addKeyValue("remote", remote).setCause(cause).log("connection failed");
        violated("a failure of our own");
      }
    }
  }

  private void received(ByteBuf in) {
    patience.received(nowMicros);
    if (running != null) {
      ingest.desk().lives(running.sink(), nowMicros);
    }
    boolean wasHandshaken = protocol.isHandshaken();
    try {
      protocol.receive(in);
    } catch (ProtocolViolation violation) {
      violated(String.valueOf(violation.getMessage()));
    }
    if (!wasHandshaken && protocol.isHandshaken()) {
      patience.handshaken(nowMicros);
    }
  }

  private void perform(ServerAction action) {
    switch (action) {
      case ServerAction.Reply(Message message) -> send(message);
      case ServerAction.PublishRequested asked -> {
        patience.publishAsked(nowMicros);
        ingest.desk().asked(this, asked, nowMicros);
        if (patience.isAnswerDue()) {
          // what it sends meanwhile stays in its own socket
          channel.config().setAutoRead(false);
        }
      }
      case ServerAction.Received(Media media) when running != null ->
          running.deliver(media, nowMicros);
      case ServerAction.Received(Media media) -> media.payload().release();
      case ServerAction.Unpublished() -> {
        ingest.desk().gaveUp(this);
        patience.unpublished(nowMicros);
        end(EndReason.UNPUBLISHED, nowMicros);
      }
      case ServerAction.Close() -> close();
    }
  }

  /**
   * Replies to an encoder that reads nothing are left out, whole; it lacks no more than acks. One
   * that goes on asking for answers all the same is dropped.
   */
  private void send(Message message) {
    if (closing) {
      return;
    }
    if (channel.bytesBeforeWritable() > MOST_UNREAD_BYTES) {
      violated("expected an encoder that reads its answers, came one that leaves them unread");
    } else if (channel.isWritable() || message instanceof Command) {
      protocol.send(message);
    }
  }

  private void write(ByteBuf bytes) {
    var _ = channel.write(bytes, channel.voidPromise());
  }

  /** The key is this encoder's: its media goes to the sink from here on. */
  void publish(PublishSink sink, long atMicros) {
    nowMicros = atMicros;
    running = new Running(sink);
    accepted = true;
    patience.publishing(atMicros);
    channel.config().setAutoRead(true);
    ingest.connectionsChanged();
    sink.started(this, atMicros);
    protocol.accept();
    channel.flush();
  }

  /** Its publish is refused, with words for the person at the encoder. */
  void refuse(String words) {
    protocol.reject(BAD_NAME, words);
    channel.flush();
  }

  private Future<?> every(int millis, Runnable task) {
    return channel.eventLoop().scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Does something later, unless the connection is closed by then. */
  void later(int delayMillis, LongConsumer atMicros) {
    Runnable task =
        () -> {
          if (!closing) {
            nowMicros = ingest.clock().getAsLong();
            atMicros.accept(nowMicros);
          }
        };
    var _ = channel.eventLoop().schedule(task, delayMillis, TimeUnit.MILLISECONDS);
  }

  /** Its publish, if there is one, is over; all but an unpublish close the connection. */
  void end(EndReason reason, long atMicros) {
    if (running == null) {
      return;
    }
    PublishSink sink = running.sink();
    running = null;
    sink.ended(reason, atMicros);
    ingest.desk().ended(sink, this, atMicros);
    ingest.connectionsChanged();
    if (reason != EndReason.UNPUBLISHED) {
      close();
    }
  }

  private void check() {
    if (closing) {
      // what was to be written before is not taken by the encoder
      var _ = channel.close();
      return;
    }
    nowMicros = ingest.clock().getAsLong();
    Overdue overdue = patience.overdue(nowMicros);
    if (overdue != null) {
      end(EndReason.IDLE, nowMicros);
      drop(overdue.drop(), overdue.words());
    }
  }

  private void violated(String detail) {
    end(EndReason.PROTOCOL_ERROR, nowMicros);
    drop(Drop.PROTOCOL_ERROR, detail);
  }

  private void drop(Drop why, String detail) {
    LOG.atLevel(accepted ? Level.INFO : Level.DEBUG)
        .addKeyValue("remote", remote)
        .addKeyValue("reason", why)
        .log("connection dropped: {}", detail);
    ingest.listener().connectionDropped(why);
    close();
  }

  /** Closes the connection, both ways, once what was written is out. */
  private void close() {
    if (!closing) {
      closing = true;
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  Address address() {
    return address;
  }

  /** When its last bytes came. */
  long receivedMicros() {
    return patience.receivedMicros();
  }

  boolean isReading() {
    return patience.isReading();
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public void pauseReading() {
    read(false);
  }

  @Override
  public void resumeReading() {
    read(true);
  }

  private void read(boolean on) {
    patience.reading(on, ingest.clock().getAsLong());
    channel.config().setAutoRead(on);
  }

  @Override
  public void dismiss() {
    end(EndReason.DISMISSED, ingest.clock().getAsLong());
  }
}
