package io.backupstream.ingest.publish;

import io.backupstream.ingest.rtmp.handshake.ClientHandshake;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.message.MessageDecoder;
import io.backupstream.ingest.rtmp.message.MessageEncoder;
import io.backupstream.ingest.rtmp.session.ClientAction;
import io.backupstream.ingest.rtmp.session.ClientSession;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.function.Consumer;

/** An encoder without a socket: our own client session, bytes in and bytes out. */
final class ClientEnd implements AutoCloseable {

  private final ClientHandshake handshake = new ClientHandshake();
  private final MessageDecoder decoder =
      new MessageDecoder(UnpooledByteBufAllocator.DEFAULT, this::received);
  private final MessageEncoder encoder = new MessageEncoder(UnpooledByteBufAllocator.DEFAULT);
  private final ClientSession session;
  private final Consumer<ByteBuf> out;
  private boolean handshaken;
  private int streamId;
  private String answer = "";

  /**
   * @param out owns what it gets
   */
  ClientEnd(String app, String streamKey, Consumer<ByteBuf> out) {
    this.session = new ClientSession(new PublishTarget(app, "rtmp://127.0.0.1/" + app, streamKey));
    this.out = out;
  }

  void start() {
    handshake.start(out);
  }

  /** Takes all of {@code in}, which stays the caller's. */
  void receive(ByteBuf in) {
    if (!handshaken) {
      handshaken = handshake.receive(in, out);
      if (handshaken) {
        perform(session.start());
      }
    }
    if (handshaken && in.isReadable()) {
      decoder.decode(in);
    }
  }

  /** "publishing", the server's words if it refused, or nothing yet. */
  String answer() {
    return answer;
  }

  void send(Media.Type type, int timestamp, ByteBuf body) {
    encoder.encode(new Media(type, timestamp, streamId, body), out);
    body.release();
  }

  void send(Command command) {
    encoder.encode(command, out);
  }

  void unpublish() {
    perform(session.unpublish());
  }

  @Override
  public void close() {
    decoder.close();
  }

  private void received(Message message) {
    perform(session.receive(message));
  }

  private void perform(List<ClientAction> actions) {
    for (ClientAction action : actions) {
      switch (action) {
        case ClientAction.Send(Message message) -> encoder.encode(message, out);
        case ClientAction.Publishing(int stream) -> {
          streamId = stream;
          answer = "publishing";
        }
        case ClientAction.Refused(String code, String description) ->
            answer = code + ": " + description;
      }
    }
  }
}
