package io.backupstream.ingest.demo;

import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.message.MessageDecoder;
import io.backupstream.ingest.rtmp.message.MessageEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;

/**
 * Either end of an RTMP connection: shakes hands, then turns bytes to messages and back. Lives on
 * its channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
public abstract class RtmpEnd extends ChannelInboundHandlerAdapter {
  private final MessageDecoder decoder;
  private final MessageEncoder encoder;
  private final Channel channel;
  private boolean open;

  @SuppressWarnings("this-escape") // the decoder calls back only when it decodes
  protected RtmpEnd(Channel channel) {
    this.channel = channel;
    this.decoder = new MessageDecoder(channel.alloc(), this::received);
    this.encoder = new MessageEncoder(channel.alloc());
  }

  /** Takes the handshake's part of {@code in}; tells whether the handshake is over. */
  protected abstract boolean shakeHands(ByteBuf in, Consumer<? super ByteBuf> out);

  /** The handshake is over. */
  protected abstract void opened();

  /** That many bytes came, of handshake or messages. */
  protected abstract void counted(int bytes);

  /** One message came; a payload in it belongs to the receiver. */
  protected abstract void received(Message message);

  /** The connection is gone. */
  protected abstract void closed();

  /** Writes one message; a payload in it stays the caller's. */
  protected final void send(Message message) {
    encoder.encode(message, channel::write);
  }

  protected final Channel channel() {
    return channel;
  }

  @Override
  public final void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      counted(in.readableBytes());
      if (!open && shakeHands(in, channel::write)) {
        open = true;
        opened();
      }
      if (open) {
        decoder.decode(in);
      }
    } finally {
      in.release();
    }
  }

  @Override
  public final void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public final void channelInactive(ChannelHandlerContext context) {
    decoder.close();
    closed();
  }

  @Override
  public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
