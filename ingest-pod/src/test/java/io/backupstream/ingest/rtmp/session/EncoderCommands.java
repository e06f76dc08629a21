package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.message.Command;
import java.util.Map;

/** The commands that encoders send. */
final class EncoderCommands {

  private EncoderCommands() {}

  static Command connect(String app) {
    return connect(app, "rtmp://relay/" + app);
  }

  static Command connect(String app, String tcUrl) {
    return Command.of(
        0,
        "connect",
        1,
        new AmfObject(
            Map.of(
                "app", AmfValue.of(app),
                "tcUrl", AmfValue.of(tcUrl),
                "type", AmfValue.of("nonprivate"))));
  }

  /** releaseStream, FCPublish or FCUnpublish. */
  static Command named(String command, double transactionId, String streamName) {
    return Command.of(0, command, transactionId, AmfValue.NULL, AmfValue.of(streamName));
  }

  static Command createStream(double transactionId) {
    return Command.of(0, "createStream", transactionId, AmfValue.NULL);
  }

  static Command publish(double transactionId, String streamName) {
    return publish(1, transactionId, streamName);
  }

  static Command publish(int streamId, double transactionId, String streamName) {
    return Command.of(
        streamId,
        "publish",
        transactionId,
        AmfValue.NULL,
        AmfValue.of(streamName),
        AmfValue.of("live"));
  }

  static Command deleteStream(double transactionId, double streamId) {
    return Command.of(0, "deleteStream", transactionId, AmfValue.NULL, AmfValue.of(streamId));
  }
}
