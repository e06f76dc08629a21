package io.backupstream.ingest.rtmp.message;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfReader;
import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfNumber;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfString;
import io.backupstream.ingest.rtmp.amf0.AmfWriter;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of NetConnection or NetStream (section 7.2), or the answer to one.
 *
 * @param streamId the message stream that it is sent on; 0 is the connection itself
 * @param transactionId what an answer repeats; some encoders send 0 and still expect one, and where
 *     a notice has none it is read as 0
 * @param arguments all that follows, the command object first
 * @param amf3 sent as type 17 (AMF0 behind a zero byte) instead of 20
 */
public record Command(
    int streamId, String name, double transactionId, List<AmfValue> arguments, boolean amf3)
    implements Message {

  public Command {
    arguments = List.copyOf(arguments);
  }

  /** An AMF0 command with the given arguments, the command object first. */
  public static Command of(int streamId, String name, double transactionId, AmfValue... arguments) {
    return new Command(streamId, name, transactionId, List.of(arguments), false);
  }

  static Command read(int streamId, boolean amf3, ByteBuf in) {
    if (amf3 && in.isReadable()) {
      in.skipBytes(1);
    }
    List<AmfValue> values = AmfReader.readAll(in);
    if (values.isEmpty() || !(values.getFirst() instanceof AmfString(String name))) {
      throw new ProtocolViolation(
          "message: a command begins with its name, came %s"
              .formatted(values.stream().limit(1).map(v -> v.getClass().getSimpleName()).toList()));
    }
    boolean numbered = values.size() > 1 && values.get(1) instanceof AmfNumber;
    double transactionId = numbered ? ((AmfNumber) values.get(1)).value() : 0;
    List<AmfValue> arguments = values.subList(numbered ? 2 : 1, values.size());
    return new Command(streamId, name, transactionId, arguments, amf3);
  }

  void write(ByteBuf out) {
    if (amf3) {
      out.writeByte(0);
    }
    AmfWriter.write(AmfValue.of(name), out);
    AmfWriter.write(AmfValue.of(transactionId), out);
    AmfWriter.writeAll(arguments, out);
  }

  /** The argument at this place, 0 being the command object; null where the peer left it out. */
  public @Nullable AmfValue argument(int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  /** The text at this place, or an empty one. */
  public String text(int index) {
    return argument(index) instanceof AmfString(String value) ? value : "";
  }

  /** Without the arguments, which may hold a stream key. */
  @Override
  public String toString() {
    return "%s(transaction %s, stream %d, %d arguments)"
        .formatted(name, transactionId, streamId, arguments.size());
  }
}
