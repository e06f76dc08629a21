package io.backupstream.ingest.rtmp.session;

import static io.backupstream.ingest.rtmp.message.Media.Type.VIDEO;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.connect;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.createStream;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.deleteStream;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.named;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.rtmp.Buffers;
import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerSessionTest {

  private static final String STARTED = "onStatus #0 on 1 NetStream.Publish.Start";
  private static final String STOPPED = "onStatus #0 on 1 NetStream.Unpublish.Success";
  private static final String BEGIN = "UserControl[event=0, value=1]";

  @RegisterExtension final Buffers buffers = new Buffers();
  private final EncoderStory encoder = new EncoderStory(buffers.allocator());

  @AfterEach
  void closeSocket() {
    encoder.close();
  }

  @Test
  void passesOverUnknownCommands() {
    encoder
        .sends(Command.of(0, "hello", 9, AmfValue.NULL), connect("live"))
        .then()
        .sends(Command.of(0, "getStreamLength", 2, AmfValue.NULL, AmfValue.of("KEY")))
        .gets();
  }

  @Test
  void dropsMediaThatNobodyAskedFor() {
    encoder.sendsMedia(VIDEO, 0, 1).sends(connect("live")).then().sendsMedia(VIDEO, 0, 1).gets();

    assertThat(buffers.usedBytes()).isZero();
  }

  @Test
  void releasesHeldMediaOnRefusal() {
    asked().sendsMedia(VIDEO, 0, 1).isRejected("NetStream.Publish.BadName", "unknown key");

    assertThat(buffers.usedBytes()).isZero();
  }

  @Test
  void releasesHeldMediaWhenItIsClosed() {
    asked().sendsMedia(VIDEO, 0, 1).close();

    assertThat(buffers.usedBytes()).isZero();
  }

  @Test
  void holdsMediaUpToItsLimitOnly() {
    asked().sends(video(HeldMedia.MAX_BYTES)).gets();

    assertThatThrownBy(() -> encoder.sends(video(1)))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage(
            "session: at most 4194304 bytes of media before the answer to publish, came 4194305");
  }

  @Test
  void answersNothingTwice() {
    asked().isAccepted().then().isAccepted().isRejected("NetStream.Publish.BadName", "late").gets();
  }

  @Test
  void dropsTheAnswerWhenThePublishWasGivenUpMeanwhile() {
    asked().sends(deleteStream(0, 1)).gets("unpublished", STOPPED).isAccepted().gets();
  }

  @Test
  void hearsNothingAfterItsRefusal() {
    asked()
        .isRejected("NetStream.Publish.BadName", "unknown key")
        .then()
        .sends(createStream(9), publish(10, "OTHER"))
        .sendsMedia(VIDEO, 0, 1)
        .gets();
  }

  @Test
  void keepsPublishingWhenAnotherStreamIsDeleted() {
    asked().isAccepted().then().sends(deleteStream(0, 2)).gets();
  }

  @Test
  void keepsPublishingWhenAnotherStreamIsClosed() {
    asked().isAccepted().then().sends(Command.of(3, "closeStream", 0, AmfValue.NULL)).gets();
  }

  @Test
  void endsThePublishByCloseStream() {
    asked()
        .isAccepted()
        .then()
        .sends(Command.of(1, "closeStream", 0, AmfValue.NULL))
        .gets("unpublished", STOPPED);
  }

  @Test
  void dropsMediaAfterThePublish() {
    asked().isAccepted().sends(deleteStream(0, 1)).then().sendsMedia(VIDEO, 0, 1).gets();
  }

  @Test
  void publishesAgainOnTheSameConnection() {
    asked()
        .isAccepted()
        .sends(deleteStream(0, 1))
        .then()
        .sends(createStream(8), publish(9, "KEY"))
        .gets("_result #8 on 0 1", "asks for app=live name=KEY query=")
        .isAccepted()
        .gets(BEGIN, STARTED);
  }

  @Test
  void refusesASecondPublishBesideTheFirst() {
    asked()
        .isAccepted()
        .then()
        .sends(publish(2, 6, "OTHER"))
        .gets("onStatus #0 on 2 NetStream.Publish.BadName")
        .sendsMedia(VIDEO, 0, 1)
        .gets("VIDEO 0 01");
  }

  @Test
  void takesThePublishStreamAsTheEncoderNumbersIt() {
    encoder
        .sends(connect("live"), publish(7, 2, "KEY"))
        .then()
        .isAccepted()
        .gets("UserControl[event=0, value=7]", "onStatus #0 on 7 NetStream.Publish.Start");
  }

  @Test
  void givesEachStreamANumberAndUsesItAgain() {
    encoder
        .sends(connect("live"), createStream(2))
        .then()
        .sends(createStream(3), deleteStream(0, 1), createStream(4))
        .gets("_result #3 on 0 2", "_result #4 on 0 1");
  }

  @Test
  void violatedByTooManyStreams() {
    encoder.sends(connect("live"));
    for (int i = 0; i < 8; i++) {
      encoder.sends(createStream(2));
    }
    violates(createStream(2), "session: at most 8 streams, came 9");
  }

  @Test
  void violatedByTooManyCommands() {
    encoder.sends(connect("live"));
    for (int i = 1; i < 32; i++) {
      encoder.sends(named("releaseStream", i, "KEY"));
    }
    violates(
        named("releaseStream", 0, "KEY"), "session: at most 32 commands before a publish, came 33");
  }

  @Test
  void countsNoCommandsWhilePublishing() {
    asked().isAccepted().then();
    for (int i = 0; i < 100; i++) {
      encoder.sends(Command.of(0, "hello", 0));
    }
    encoder.gets();
  }

  @Test
  void countsCommandsAnewForEachPublish() {
    asked().isAccepted();
    for (int i = 0; i < 20; i++) {
      encoder.sends(deleteStream(0, 1), createStream(8), publish(9, "KEY")).isAccepted();
    }
    assertThat(encoder.told()).endsWith(BEGIN, STARTED);
  }

  @Test
  void violatedByASecondConnect() {
    encoder.sends(connect("live"));

    violates(connect("live"), "session: expected one connect, came a second");
  }

  @Test
  void violatedByPublishBeforeConnect() {
    violates(publish(2, "KEY"), "session: expected connect first, came publish");
  }

  @Test
  void violatedByCreateStreamBeforeConnect() {
    violates(createStream(2), "session: expected connect first, came createStream");
  }

  private EncoderStory asked() {
    return encoder.sends(connect("live"), createStream(2), publish(3, "KEY")).then();
  }

  private Media video(int bytes) {
    return new Media(VIDEO, 0, 1, buffers.allocator().buffer(bytes).writeZero(bytes));
  }

  private void violates(Command command, String message) {
    assertThatThrownBy(() -> encoder.sends(command))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage(message);
  }
}
