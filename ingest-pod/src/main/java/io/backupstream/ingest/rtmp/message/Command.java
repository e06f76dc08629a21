package io.backupstream.ingest.rtmp.message;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of NetConnection or NetStream (section 7.2), or the answer to one.
 *
 * @param streamId the message stream that it is sent on; 0 is the connection itself
 * @param transactionId what an answer repeats; some encoders send 0 and still expect one
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
