package io.backupstream.ingest.rtmp.session;

import static io.backupstream.ingest.rtmp.Buffers.digits;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfNumber;
import io.backupstream.ingest.rtmp.amf0.AmfValue.Properties;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.session.ServerAction.Close;
import io.backupstream.ingest.rtmp.session.ServerAction.PublishRequested;
import io.backupstream.ingest.rtmp.session.ServerAction.Received;
import io.backupstream.ingest.rtmp.session.ServerAction.Reply;
import io.backupstream.ingest.rtmp.session.ServerAction.Unpublished;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/** An encoder at a session, told as what it sends and, line by line, what comes of it. */
final class EncoderStory implements AutoCloseable {

  private final ByteBufAllocator allocator;
  private final ServerSession session = new ServerSession();
  private final List<String> told = new ArrayList<>();

  EncoderStory(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  EncoderStory sends(Message... messages) {
    for (Message message : messages) {
      tell(session.receive(message));
    }
    return this;
  }

  EncoderStory sendsMedia(Media.Type type, int timestamp, int... bytes) {
    ByteBuf payload = allocator.buffer();
    for (int value : bytes) {
      payload.writeByte(value);
    }
    return sends(new Media(type, timestamp, 1, payload));
  }

  EncoderStory sendsBytes(int bytes) {
    tell(session.bytesReceived(bytes));
    return this;
  }

  EncoderStory isAccepted() {
    tell(session.accept());
    return this;
  }

  EncoderStory isRejected(String code, String description) {
    tell(session.reject(code, description));
    return this;
  }

  /** Since the last time. */
  EncoderStory gets(String... lines) {
    assertThat(told).containsExactly(lines);
    told.clear();
    return this;
  }

  /** Passes over what came so far. */
  EncoderStory then() {
    told.clear();
    return this;
  }

  List<String> told() {
    return told;
  }

  private void tell(List<ServerAction> actions) {
    actions.forEach(action -> told.add(line(action)));
  }

  private static String line(ServerAction action) {
    return switch (action) {
      case Reply(Command command) -> line(command);
      case Reply(Message message) -> message.toString();
      case PublishRequested(String app, String name, String query) ->
          "asks for app=%s name=%s query=%s".formatted(app, name, query);
      case Received(Media media) -> {
        String payload = digits(media.payload());
        media.payload().release();
        yield "%s %d %s".formatted(media.type(), media.timestamp(), payload);
      }
      case Unpublished() -> "unpublished";
      case Close() -> "close";
    };
  }

  /** Name, transaction and stream, then the code or the number that it brings. */
  static String line(Command command) {
    String head =
        "%s #%d on %d".formatted(command.name(), (int) command.transactionId(), command.streamId());
    return switch (command.argument(1)) {
      case Properties info -> head + " " + info.string("code");
      case AmfNumber(double number) -> head + " " + (int) number;
      case null, default -> head;
    };
  }

  @Override
  public void close() {
    session.close();
  }
}
