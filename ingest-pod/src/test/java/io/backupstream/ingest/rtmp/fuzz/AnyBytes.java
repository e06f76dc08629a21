package io.backupstream.ingest.rtmp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfReader;
import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfWriter;
import io.backupstream.ingest.rtmp.handshake.ServerHandshake;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.MessageDecoder;
import io.backupstream.ingest.rtmp.session.ClientSession;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.rtmp.session.ServerAction;
import io.backupstream.ingest.rtmp.session.ServerAction.PublishRequested;
import io.backupstream.ingest.rtmp.session.ServerAction.Received;
import io.backupstream.ingest.rtmp.session.ServerSession;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What must hold whatever a peer sends: it is understood or it is a {@link ProtocolViolation},
 * nothing else is thrown, memory stays near what came, and every buffer is released.
 */
final class AnyBytes {

  /** What a decoder may hold beyond the bytes that came: first reservations of 64 streams. */
  private static final long SLACK_BYTES = 64 * 4096;

  private AnyBytes() {}

  /** Reads values; what was read is read the same when written again. */
  static void asAmf(byte[] bytes) {
    try {
      List<AmfValue> values = AmfReader.readAll(Unpooled.wrappedBuffer(bytes));
      ByteBuf written = Unpooled.buffer();
      AmfWriter.writeAll(values, written);
      assertThat(AmfReader.readAll(written)).isEqualTo(values);
    } catch (ProtocolViolation refused) {
      assertThat(refused).hasMessageStartingWith("AMF0: ");
    }
  }

  /** An encoder that gets as far as it can: its publish is accepted; how much media came. */
  static int asEncoder(byte[] bytes) {
    var allocator = new UnpooledByteBufAllocator(false);
    var received = new AtomicInteger();
    try (var session = new ServerSession();
        var decoder =
            new MessageDecoder(
                allocator, message -> carryOut(session, session.receive(message), received))) {
      feed(decoder, bytes, allocator);
    } catch (ProtocolViolation refused) {
      assertThat(refused.getMessage()).matches("(AMF0|chunk|message|session): .*");
    }
    assertThat(allocator.metric().usedHeapMemory()).as("never released").isZero();
    return received.get();
  }

  /** A destination that says anything. */
  static void asDestination(byte[] bytes) {
    var allocator = new UnpooledByteBufAllocator(false);
    var session = new ClientSession(new PublishTarget("live", "rtmp://destination/live", "KEY"));
    session.start();
    try (var decoder = new MessageDecoder(allocator, session::receive)) {
      feed(decoder, bytes, allocator);
    } catch (ProtocolViolation refused) {
      assertThat(refused.getMessage()).matches("(AMF0|chunk|message): .*");
    }
    assertThat(allocator.metric().usedHeapMemory()).as("never released").isZero();
  }

  static void asHandshake(byte[] bytes) {
    try {
      ByteBuf in = Unpooled.wrappedBuffer(bytes);
      boolean over = new ServerHandshake().receive(in, ByteBuf::release);
      assertThat(over).isEqualTo(bytes.length >= 1 + 2 * 1536);
    } catch (ProtocolViolation refused) {
      assertThat(refused).hasMessageStartingWith("handshake: ");
    }
  }

  /** In pieces of a length that the bytes themselves choose. */
  private static void feed(
      MessageDecoder decoder, byte[] bytes, UnpooledByteBufAllocator allocator) {
    int piece = bytes.length == 0 ? 1 : 1 + (bytes[bytes.length - 1] & 0xFF);
    ByteBuf in = Unpooled.wrappedBuffer(bytes);
    while (in.isReadable()) {
      decoder.decode(in.readSlice(Math.min(piece, in.readableBytes())));
      assertThat(allocator.metric().usedHeapMemory())
          .as("held of %d bytes", bytes.length)
          .isLessThanOrEqualTo(2L * bytes.length + SLACK_BYTES);
    }
  }

  private static void carryOut(
      ServerSession session, List<ServerAction> actions, AtomicInteger received) {
    for (ServerAction action : actions) {
      switch (action) {
        case PublishRequested _ -> carryOut(session, session.accept(), received);
        case Received(Media media) -> {
          media.payload().release();
          received.incrementAndGet();
        }
        case ServerAction.Reply _, ServerAction.Unpublished _, ServerAction.Close _ -> {}
      }
    }
  }
}
