package io.backupstream.ingest.publish;

import io.backupstream.ingest.rtmp.handshake.ServerHandshake;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.message.MessageDecoder;
import io.backupstream.ingest.rtmp.message.MessageEncoder;
import io.backupstream.ingest.rtmp.session.ServerAction;
import io.backupstream.ingest.rtmp.session.ServerSession;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.function.Consumer;

/**
 * RTMP towards one encoder, from its first byte on: handshake, then messages, then what its session
 * makes of them.
 */
final class EncoderProtocol implements AutoCloseable {

  private final ServerHandshake handshake = new ServerHandshake();
  private final ServerSession session = new ServerSession();
  private final MessageDecoder decoder;
  private final MessageEncoder encoder;
  private final Consumer<? super ByteBuf> out;
  private final Consumer<? super ServerAction> actions;
  private boolean handshaken;

  /**
   * @param out owns the bytes for the encoder that it gets
   * @param actions told in order; answers may be asked for meanwhile
   */
  EncoderProtocol(
      ByteBufAllocator allocator,
      Consumer<? super ByteBuf> out,
      Consumer<? super ServerAction> actions) {
    this.decoder = new MessageDecoder(allocator, this::received);
    this.encoder = new MessageEncoder(allocator);
    this.out = out;
    this.actions = actions;
  }

  /**
   * Takes all of {@code in}, which stays the caller's.
   *
   * @throws io.backupstream.ingest.rtmp.ProtocolViolation after which only {@link #close} may
   *     follow
   */
  void receive(ByteBuf in) {
    if (!handshaken) {
      handshaken = handshake.receive(in, out);
    }
    int bytes = in.readableBytes();
    if (handshaken && bytes > 0) {
      decoder.decode(in);
      tell(session.bytesReceived(bytes));
    }
  }

  boolean isHandshaken() {
    return handshaken;
  }

  void accept() {
    decoder.trustPeer();
    tell(session.accept());
  }

  void reject(String code, String description) {
    tell(session.reject(code, description));
  }

  /** Writes one message to the encoder. */
  void send(Message message) {
    encoder.encode(message, out);
  }

  @Override
  public void close() {
    decoder.close();
    session.close();
  }

  private void received(Message message) {
    tell(session.receive(message));
  }

  private void tell(List<ServerAction> told) {
    told.forEach(actions);
  }
}
