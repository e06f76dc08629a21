package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.message.Command;
import java.util.LinkedHashMap;
import java.util.Map;

/** What we say to encoders, in the words that FMS has taught them. */
final class ServerReplies {

  private static final String STATUS = "status";
  private static final String ERROR = "error";
  private static final double NO_TRANSACTION = 0;

  private ServerReplies() {}

  /**
   * Promises AMF0 whatever was asked for: a client that could speak AMF3 then sends AMF0 values.
   */
  static Command connected(Command connect) {
    Map<String, AmfValue> server = new LinkedHashMap<>();
    server.put("fmsVer", AmfValue.of("FMS/3,0,1,123"));
    server.put("capabilities", AmfValue.of(31));
    Map<String, AmfValue> info =
        info(STATUS, "NetConnection.Connect.Success", "Connection succeeded.");
    info.put("objectEncoding", AmfValue.of(0));
    return result(connect, new AmfObject(server), new AmfObject(info));
  }

  static Command streamCreated(Command createStream, int streamId) {
    return result(createStream, AmfValue.NULL, AmfValue.of(streamId));
  }

  /** A plain yes, to what asks for nothing more. */
  static Command done(Command command) {
    return result(command, AmfValue.NULL, AmfValue.UNDEFINED);
  }

  /** The notice that old appliances wait for before they publish. */
  static Command onFcPublish() {
    return notice("onFCPublish", "NetStream.Publish.Start", "FCPublish accepted.");
  }

  static Command onFcUnpublish() {
    return notice("onFCUnpublish", "NetStream.Unpublish.Success", "FCUnpublish accepted.");
  }

  static Command status(int streamId, String code, String description) {
    return onStatus(streamId, info(STATUS, code, description));
  }

  static Command error(int streamId, String code, String description) {
    return onStatus(streamId, info(ERROR, code, description));
  }

  private static Command onStatus(int streamId, Map<String, AmfValue> info) {
    return Command.of(streamId, "onStatus", NO_TRANSACTION, AmfValue.NULL, new AmfObject(info));
  }

  private static Command notice(String name, String code, String description) {
    return Command.of(
        0, name, NO_TRANSACTION, AmfValue.NULL, new AmfObject(info(STATUS, code, description)));
  }

  private static Command result(Command command, AmfValue... values) {
    return Command.of(command.streamId(), "_result", command.transactionId(), values);
  }

  private static Map<String, AmfValue> info(String level, String code, String description) {
    Map<String, AmfValue> info = new LinkedHashMap<>();
    info.put("level", AmfValue.of(level));
    info.put("code", AmfValue.of(code));
    info.put("description", AmfValue.of(description));
    return info;
  }
}
