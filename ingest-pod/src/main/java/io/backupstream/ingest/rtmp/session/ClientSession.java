package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfNumber;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.message.ProtocolControl;
import io.backupstream.ingest.rtmp.message.SetChunkSize;
import io.backupstream.ingest.rtmp.message.UserControl;
import io.backupstream.ingest.rtmp.session.ClientAction.Publishing;
import io.backupstream.ingest.rtmp.session.ClientAction.Refused;
import io.backupstream.ingest.rtmp.session.ClientAction.Send;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our end of a destination's connection, from connect to unpublish (section 7.2). Media does not
 * pass through here: once {@link ClientAction.Publishing} was told, the shell encodes it.
 *
 * <pre>
 *        start               _result                  _result             Publish.Start
 * FRESH -------> CONNECTING ---------> CREATING -----------------> ASKED --------------> PUBLISHING
 *                connect               releaseStream, FCPublish,   publish
 *                                      createStream
 * </pre>
 *
 * From each of them an error leads to REFUSED, also late: some servers start a publish and then
 * refuse it. Of user control a destination gets nothing but pongs. Not thread-safe.
 */
public final class ClientSession {

  private static final int CONNECT = 1;
  private static final int RELEASE_STREAM = 2;
  private static final int FC_PUBLISH = 3;
  private static final int CREATE_STREAM = 4;
  private static final int PUBLISH = 5;
  private static final int FC_UNPUBLISH = 6;
  private static final int DELETE_STREAM = 7;

  private static final String PUBLISH_START = "NetStream.Publish.Start";

  private enum Phase {
    FRESH,
    CONNECTING,
    CREATING,
    ASKED,
    PUBLISHING,
    REFUSED,
    UNPUBLISHED
  }

  private final PublishTarget target;
  private final FlowControl flow = new FlowControl();
  private Phase phase = Phase.FRESH;
  private int streamId;

  public ClientSession(PublishTarget target) {
    this.target = target;
  }

  /** The handshake is over: what opens the publish. */
  public List<ClientAction> start() {
    phase = Phase.CONNECTING;
    Map<String, AmfValue> connect = new LinkedHashMap<>();
    connect.put("app", AmfValue.of(target.app()));
    connect.put("type", AmfValue.of("nonprivate"));
    connect.put("flashVer", AmfValue.of("FMLE/3.0 (compatible; backupstream)"));
    connect.put("tcUrl", AmfValue.of(target.tcUrl()));
    return List.of(
        new Send(new SetChunkSize(SetChunkSize.OURS_BYTES)),
        new Send(Command.of(0, "connect", CONNECT, new AmfObject(connect))));
  }

  /** Takes one message of the destination; releases media, which nobody asked for. */
  public List<ClientAction> receive(Message message) {
    return switch (message) {
      case Command command -> command(command);
      case ProtocolControl control -> sendIfAny(flow.answer(control));
      case UserControl control -> sendIfAny(flow.answer(control));
      case Media media -> {
        media.payload().release();
        yield List.of();
      }
    };
  }

  /** Counts what came from the socket, for the acknowledgements. */
  public List<ClientAction> bytesReceived(int bytes) {
    return sendIfAny(flow.received(bytes));
  }

  /**
   * Ends the publish for good: FCUnpublish and deleteStream. Only for a true stop, some platforms
   * end the whole broadcast on it. Nothing before a stream was created.
   */
  public List<ClientAction> unpublish() {
    if (phase != Phase.ASKED && phase != Phase.PUBLISHING) {
      return List.of();
    }
    phase = Phase.UNPUBLISHED;
    return List.of(
        new Send(withName(0, "FCUnpublish", FC_UNPUBLISH)),
        new Send(
            Command.of(0, "deleteStream", DELETE_STREAM, AmfValue.NULL, AmfValue.of(streamId))));
  }

  private List<ClientAction> command(Command command) {
    if (phase == Phase.REFUSED || phase == Phase.UNPUBLISHED) {
      return List.of();
    }
    return switch (command.name()) {
      case "_result" -> result(command);
      case "_error" -> error(command);
      case "onStatus" -> status(words(command));
      default -> List.of();
    };
  }

  private List<ClientAction> result(Command command) {
    if (phase == Phase.CONNECTING && command.transactionId() == CONNECT) {
      ServerWords words = words(command);
      return words.isError() ? refused(words) : connected();
    }
    if (phase == Phase.CREATING && command.transactionId() == CREATE_STREAM) {
      return streamCreated(command);
    }
    return List.of();
  }

  private List<ClientAction> connected() {
    phase = Phase.CREATING;
    return List.of(
        new Send(withName(0, "releaseStream", RELEASE_STREAM)),
        new Send(withName(0, "FCPublish", FC_PUBLISH)),
        new Send(Command.of(0, "createStream", CREATE_STREAM, AmfValue.NULL)));
  }

  private List<ClientAction> streamCreated(Command command) {
    if (!(command.argument(1) instanceof AmfNumber(double id))) {
      return refused(new ServerWords("error", "", "createStream was answered without a stream id"));
    }
    streamId = (int) id;
    phase = Phase.ASKED;
    return List.of(
        new Send(
            Command.of(
                streamId,
                "publish",
                PUBLISH,
                AmfValue.NULL,
                AmfValue.of(target.streamName()),
                AmfValue.of("live"))));
  }

  /** releaseStream and FCPublish are courtesies that servers may not know. */
  private List<ClientAction> error(Command command) {
    boolean courtesy =
        command.transactionId() == RELEASE_STREAM || command.transactionId() == FC_PUBLISH;
    return courtesy ? List.of() : refused(words(command));
  }

  private List<ClientAction> status(ServerWords words) {
    if (words.isError()) {
      return refused(words);
    }
    if (phase == Phase.ASKED && words.code().equals(PUBLISH_START)) {
      phase = Phase.PUBLISHING;
      return List.of(new Publishing(streamId));
    }
    return List.of();
  }

  private List<ClientAction> refused(ServerWords words) {
    phase = Phase.REFUSED;
    return List.of(new Refused(words.code(), words.description()));
  }

  private Command withName(int onStream, String name, int transactionId) {
    return Command.of(
        onStream, name, transactionId, AmfValue.NULL, AmfValue.of(target.streamName()));
  }

  private ServerWords words(Command command) {
    return ServerWords.of(command.argument(1), target.streamName());
  }

  private static List<ClientAction> sendIfAny(@Nullable Message message) {
    return message == null ? List.of() : List.of(new Send(message));
  }
}
