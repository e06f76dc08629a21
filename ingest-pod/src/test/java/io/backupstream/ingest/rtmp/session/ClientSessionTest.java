package io.backupstream.ingest.rtmp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.Buffers;
import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.message.Acknowledgement;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.SetChunkSize;
import io.backupstream.ingest.rtmp.message.SetPeerBandwidth;
import io.backupstream.ingest.rtmp.message.UserControl;
import io.backupstream.ingest.rtmp.message.WindowAcknowledgementSize;
import io.backupstream.ingest.rtmp.session.ClientAction.Publishing;
import io.backupstream.ingest.rtmp.session.ClientAction.Refused;
import io.backupstream.ingest.rtmp.session.ClientAction.Send;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSessionTest {

  private static final String KEY = "the-key?bandwidthtest=true";
  private static final AmfValue NAME = AmfValue.of(KEY);

  @RegisterExtension final Buffers buffers = new Buffers();
  private final ClientSession session =
      new ClientSession(new PublishTarget("live2", "rtmp://destination/live2", KEY));

  @Test
  void opensWithChunkSizeAndConnect() {
    assertThat(session.start())
        .containsExactly(
            new Send(new SetChunkSize(60_000)),
            new Send(
                Command.of(
                    0,
                    "connect",
                    1,
                    new AmfObject(
                        Map.of(
                            "app", AmfValue.of("live2"),
                            "type", AmfValue.of("nonprivate"),
                            "flashVer", AmfValue.of("FMLE/3.0 (compatible; backupstream)"),
                            "tcUrl", AmfValue.of("rtmp://destination/live2"))))));
  }

  @Test
  void asksForAStreamOnceConnected() {
    session.start();

    assertThat(session.receive(connected()))
        .containsExactly(
            new Send(Command.of(0, "releaseStream", 2, AmfValue.NULL, NAME)),
            new Send(Command.of(0, "FCPublish", 3, AmfValue.NULL, NAME)),
            new Send(Command.of(0, "createStream", 4, AmfValue.NULL)));
  }

  @Test
  void publishesOnTheStreamThatItIsGiven() {
    session.start();
    session.receive(connected());

    assertThat(session.receive(streamCreated(5)))
        .containsExactly(
            new Send(Command.of(5, "publish", 5, AmfValue.NULL, NAME, AmfValue.of("live"))));
  }

  @Test
  void isPublishingWhenTheServerSaysSo() {
    asked();

    assertThat(session.receive(status("status", "NetStream.Publish.Start", "")))
        .containsExactly(new Publishing(5));
  }

  @Test
  void isPublishingOnce() {
    publishing();

    assertThat(session.receive(status("status", "NetStream.Publish.Start", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"releaseStream, 2", "FCPublish, 3"})
  void goesOnWhereAServerDoesNotKnowTheCourtesies(String command, int transaction) {
    session.start();
    session.receive(connected());

    assertThat(session.receive(error(transaction, "NetConnection.Call.Failed", command))).isEmpty();
    assertThat(session.receive(streamCreated(1))).hasSize(1);
  }

  @Test
  void passesOverWhatServersSayBesides() {
    session.start();
    session.receive(connected());

    assertThat(session.receive(Command.of(0, "onBWDone", 0, AmfValue.NULL))).isEmpty();
    assertThat(session.receive(Command.of(0, "onFCPublish", 0, AmfValue.NULL))).isEmpty();
    assertThat(session.receive(Command.of(0, "_result", 2, AmfValue.NULL))).isEmpty();
    assertThat(session.receive(Command.of(0, "_result", 3, AmfValue.NULL))).isEmpty();
  }

  @Test
  void tellsWhyConnectWasRefused() {
    session.start();

    assertThat(session.receive(error(1, "NetConnection.Connect.Rejected", "no such app")))
        .containsExactly(new Refused("NetConnection.Connect.Rejected", "no such app"));
  }

  @Test
  void tellsWhyConnectWasRefusedInAResult() {
    session.start();

    Command result =
        Command.of(
            0, "_result", 1, AmfValue.NULL, info("error", "NetConnection.Connect.Rejected", "no"));
    assertThat(session.receive(result))
        .containsExactly(new Refused("NetConnection.Connect.Rejected", "no"));
  }

  @Test
  void tellsWhyPublishWasRefused() {
    asked();

    assertThat(session.receive(status("error", "NetStream.Publish.BadName", "in use")))
        .containsExactly(new Refused("NetStream.Publish.BadName", "in use"));
  }

  @Test
  void tellsALateRefusal() {
    publishing();

    assertThat(session.receive(status("error", "NetStream.Publish.BadConnection", "in use")))
        .containsExactly(new Refused("NetStream.Publish.BadConnection", "in use"));
  }

  @Test
  void tellsARefusalOnce() {
    asked();
    session.receive(status("error", "NetStream.Publish.BadName", "in use"));

    assertThat(session.receive(status("error", "NetStream.Publish.BadName", "in use"))).isEmpty();
  }

  @Test
  void refusesAStreamWithoutNumber() {
    session.start();
    session.receive(connected());

    assertThat(session.receive(Command.of(0, "_result", 4, AmfValue.NULL)))
        .containsExactly(new Refused("", "createStream was answered without a stream id"));
  }

  @ParameterizedTest
  @CsvSource({
    "'the-key?bandwidthtest=true is taken', '*** is taken'",
    "'stream the-key is taken', 'stream *** is taken'",
  })
  void hidesTheStreamKeyInTheServersWords(String said, String shown) {
    asked();

    assertThat(session.receive(status("error", "NetStream.Publish.BadName", said)))
        .containsExactly(new Refused("NetStream.Publish.BadName", shown));
  }

  @Test
  void keepsTheServersWordsShortAndOnOneLine() {
    asked();

    assertThat(session.receive(status("error", "x", "a\nb\u001b[31m" + "c".repeat(500))))
        .containsExactly(new Refused("x", "a b [31m" + "c".repeat(192)));
  }

  @Test
  void unpublishesBothWays() {
    publishing();

    assertThat(session.unpublish())
        .containsExactly(
            new Send(Command.of(0, "FCUnpublish", 6, AmfValue.NULL, NAME)),
            new Send(Command.of(0, "deleteStream", 7, AmfValue.NULL, AmfValue.of(5))));
  }

  @Test
  void unpublishesOnce() {
    publishing();
    session.unpublish();

    assertThat(session.unpublish()).isEmpty();
  }

  @Test
  void hasNothingToUnpublishBeforeItAsked() {
    session.start();
    session.receive(connected());

    assertThat(session.unpublish()).isEmpty();
  }

  @Test
  void sendsPongsAndNoOtherUserControl() {
    publishing();

    assertThat(session.receive(new UserControl(UserControl.PING_REQUEST, 9)))
        .containsExactly(new Send(UserControl.pingResponse(9)));
    assertThat(session.receive(UserControl.streamBegin(5))).isEmpty();
  }

  @Test
  void answersTheBandwidthThatServersSet() {
    session.start();

    assertThat(session.receive(new SetPeerBandwidth(2_500_000, 2)))
        .containsExactly(new Send(new WindowAcknowledgementSize(2_500_000)));
  }

  @Test
  void acknowledgesWhatItReceives() {
    session.start();
    session.receive(new WindowAcknowledgementSize(4000));

    assertThat(session.bytesReceived(2000)).containsExactly(new Send(new Acknowledgement(2000)));
  }

  @Test
  void releasesMediaThatNobodyAskedFor() {
    publishing();

    assertThat(
            session.receive(
                new Media(Media.Type.VIDEO, 0, 5, buffers.allocator().buffer().writeByte(1))))
        .isEmpty();
    assertThat(buffers.usedBytes()).isZero();
  }

  @Test
  void keepsTheStreamKeyOutOfWhatIsPrinted() {
    assertThat(new PublishTarget("live2", "rtmp://destination/live2", KEY).toString())
        .doesNotContain("the-key");
  }

  private void asked() {
    session.start();
    session.receive(connected());
    session.receive(streamCreated(5));
  }

  private void publishing() {
    asked();
    session.receive(status("status", "NetStream.Publish.Start", ""));
  }

  private static Command connected() {
    return Command.of(
        0, "_result", 1, AmfValue.NULL, info("status", "NetConnection.Connect.Success", ""));
  }

  private static Command streamCreated(int streamId) {
    return Command.of(0, "_result", 4, AmfValue.NULL, AmfValue.of(streamId));
  }

  private static Command error(int transaction, String code, String description) {
    return Command.of(0, "_error", transaction, AmfValue.NULL, info("error", code, description));
  }

  private static Command status(String level, String code, String description) {
    return Command.of(5, "onStatus", 0, AmfValue.NULL, info(level, code, description));
  }

  private static AmfValue info(String level, String code, String description) {
    return new AmfObject(
        Map.of(
            "level", AmfValue.of(level),
            "code", AmfValue.of(code),
            "description", AmfValue.of(description)));
  }
}
