package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfNumber;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfString;
import io.backupstream.ingest.rtmp.amf0.AmfValue.Properties;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.message.ProtocolControl;
import io.backupstream.ingest.rtmp.message.SetChunkSize;
import io.backupstream.ingest.rtmp.message.SetPeerBandwidth;
import io.backupstream.ingest.rtmp.message.UserControl;
import io.backupstream.ingest.rtmp.session.ServerAction.Close;
import io.backupstream.ingest.rtmp.session.ServerAction.PublishRequested;
import io.backupstream.ingest.rtmp.session.ServerAction.Received;
import io.backupstream.ingest.rtmp.session.ServerAction.Reply;
import io.backupstream.ingest.rtmp.session.ServerAction.Unpublished;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our end of an encoder's connection, from connect to unpublish (section 7.2).
 *
 * <pre>
 *           connect             publish            accept
 * FRESH ---------------> IDLE ----------> ASKED ----------> PUBLISHING
 *                         ^                 |  reject            |
 *                         |                 +--------> REFUSED   |
 *                         +-------- unpublish -------------------+
 * </pre>
 *
 * <p>One publish at a time. Unpublish is FCUnpublish, deleteStream or closeStream, whichever comes
 * first. Commands without a meaning here are passed over, as encoders expect. Not thread-safe.
 */
public final class ServerSession implements AutoCloseable {

  /** Commands up to an accepted publish; encoders need five to seven. */
  static final int MAX_COMMANDS_BEFORE_PUBLISH = 32;

  /** Message streams at a time; encoders create one. */
  static final int MAX_STREAMS = 8;

  private static final int WINDOW_BYTES = 5_000_000;

  private enum Phase {
    FRESH,
    IDLE,
    ASKED,
    PUBLISHING,
    REFUSED
  }

  private final FlowControl flow = new FlowControl();
  private final HeldMedia held = new HeldMedia();
  private final BitSet streams = new BitSet();
  private Phase phase = Phase.FRESH;
  private String app = "";
  private String tcUrl = "";
  private int commands;
  private int publishStreamId;

  /**
   * Takes one message of the encoder.
   *
   * @throws ProtocolViolation after which only {@link #close} may follow
   */
  public List<ServerAction> receive(Message message) {
    return switch (message) {
      case Media media -> media(media);
      case Command command -> command(command);
      case ProtocolControl control -> replyIfAny(flow.answer(control));
      case UserControl control -> replyIfAny(flow.answer(control));
    };
  }

  /** Counts what came from the socket, for the acknowledgements that keep encoders sending. */
  public List<ServerAction> bytesReceived(int bytes) {
    return replyIfAny(flow.received(bytes));
  }

  /** Grants the requested publish; without effect if the encoder has given it up meanwhile. */
  public List<ServerAction> accept() {
    if (phase != Phase.ASKED) {
      return List.of();
    }
    phase = Phase.PUBLISHING;
    commands = 0;
    List<ServerAction> actions = new ArrayList<>();
    actions.add(new Reply(UserControl.streamBegin(publishStreamId)));
    actions.add(
        new Reply(ServerReplies.status(publishStreamId, "NetStream.Publish.Start", "Publishing.")));
    held.drain(media -> actions.add(new Received(media)));
    return actions;
  }

  /**
   * Refuses the requested publish; without effect if the encoder has given it up meanwhile.
   *
   * @param code such as {@code NetStream.Publish.BadName}
   * @param description what a person at the encoder reads: ffmpeg prints this and not the code
   */
  public List<ServerAction> reject(String code, String description) {
    return phase == Phase.ASKED ? refuse(publishStreamId, code, description) : List.of();
  }

  private List<ServerAction> refuse(int streamId, String code, String description) {
    phase = Phase.REFUSED;
    held.release();
    return List.of(new Reply(ServerReplies.error(streamId, code, description)), new Close());
  }

  private List<ServerAction> media(Media media) {
    switch (phase) {
      case PUBLISHING -> {
        return List.of(new Received(media));
      }
      case ASKED -> held.add(media);
      case FRESH, IDLE, REFUSED -> media.payload().release();
    }
    return List.of();
  }

  private List<ServerAction> command(Command command) {
    if (phase == Phase.REFUSED) {
      return List.of();
    }
    if (phase != Phase.PUBLISHING && ++commands > MAX_COMMANDS_BEFORE_PUBLISH) {
      throw new ProtocolViolation(
          "session: at most %d commands before a publish, came %d"
              .formatted(MAX_COMMANDS_BEFORE_PUBLISH, commands));
    }
    return switch (command.name()) {
      case "connect" -> connect(command);
      case "releaseStream", "_checkbw" -> reply(ServerReplies.done(command));
      case "FCPublish" ->
          List.of(new Reply(ServerReplies.onFcPublish()), new Reply(ServerReplies.done(command)));
      case "createStream" -> createStream(command);
      case "publish" -> publish(command);
      case "FCUnpublish" -> fcUnpublish(command);
      case "deleteStream" -> deleteStream(command);
      case "closeStream" -> command.streamId() == publishStreamId ? unpublish() : List.of();
      case "play", "play2" ->
          refuse(command.streamId(), "NetStream.Play.Failed", "Here one can only publish.");
      default -> List.of();
    };
  }

  private List<ServerAction> connect(Command command) {
    if (phase != Phase.FRESH) {
      throw new ProtocolViolation("session: expected one connect, came a second");
    }
    phase = Phase.IDLE;
    Properties asked =
        command.argument(0) instanceof Properties object ? object : new AmfObject(Map.of());
    app = textOr(asked.string("app"));
    tcUrl = textOr(asked.string("tcUrl"));
    // once and before the result: OBS would not see it later, and ffmpeg answers with the same size
    return List.of(
        new Reply(flow.announce(WINDOW_BYTES)),
        new Reply(new SetPeerBandwidth(WINDOW_BYTES, SetPeerBandwidth.DYNAMIC)),
        new Reply(new SetChunkSize(SetChunkSize.OURS_BYTES)),
        new Reply(ServerReplies.connected(command)));
  }

  private static String textOr(@Nullable String text) {
    return text == null ? "" : text;
  }

  private List<ServerAction> createStream(Command command) {
    requireConnected("createStream");
    int streamId = streams.nextClearBit(1);
    if (streamId > MAX_STREAMS) {
      throw new ProtocolViolation(
          "session: at most %d streams, came %d".formatted(MAX_STREAMS, streamId));
    }
    streams.set(streamId);
    return reply(ServerReplies.streamCreated(command, streamId));
  }

  private List<ServerAction> publish(Command command) {
    requireConnected("publish");
    if (phase != Phase.IDLE) {
      return reply(
          ServerReplies.error(
              command.streamId(),
              "NetStream.Publish.BadName",
              "This connection publishes already; use one connection a stream."));
    }
    phase = Phase.ASKED;
    publishStreamId = command.streamId();
    PublishRequested request = PublishName.resolve(app, tcUrl, command.text(1));
    return List.of(request);
  }

  private void requireConnected(String command) {
    if (phase == Phase.FRESH) {
      throw new ProtocolViolation("session: expected connect first, came " + command);
    }
  }

  private List<ServerAction> fcUnpublish(Command command) {
    List<ServerAction> actions = new ArrayList<>(unpublish());
    actions.add(new Reply(ServerReplies.onFcUnpublish()));
    actions.add(new Reply(ServerReplies.done(command)));
    return actions;
  }

  /** GStreamer gives the stream's name where the number belongs; it has only the one stream. */
  private List<ServerAction> deleteStream(Command command) {
    if (command.argument(1) instanceof AmfNumber(double streamId)) {
      if (streamId >= 1 && streamId <= MAX_STREAMS) {
        streams.clear((int) streamId);
      }
      return streamId == publishStreamId ? unpublish() : List.of();
    }
    return command.argument(1) instanceof AmfString ? unpublish() : List.of();
  }

  private List<ServerAction> unpublish() {
    if (phase != Phase.ASKED && phase != Phase.PUBLISHING) {
      return List.of();
    }
    phase = Phase.IDLE;
    held.release();
    return List.of(
        new Unpublished(),
        new Reply(
            ServerReplies.status(publishStreamId, "NetStream.Unpublish.Success", "Unpublished.")));
  }

  private static List<ServerAction> reply(Message message) {
    return List.of(new Reply(message));
  }

  private static List<ServerAction> replyIfAny(@Nullable Message message) {
    return message == null ? List.of() : reply(message);
  }

  /** Releases media that waits for an answer. */
  @Override
  public void close() {
    held.release();
  }
}
