package io.backupstream.ingest.rtmp.session;

import static io.backupstream.ingest.rtmp.message.Media.Type.AUDIO;
import static io.backupstream.ingest.rtmp.message.Media.Type.DATA;
import static io.backupstream.ingest.rtmp.message.Media.Type.VIDEO;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.connect;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.createStream;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.deleteStream;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.named;
import static io.backupstream.ingest.rtmp.session.EncoderCommands.publish;

import io.backupstream.ingest.rtmp.Buffers;
import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.SetChunkSize;
import io.backupstream.ingest.rtmp.message.SetPeerBandwidth;
import io.backupstream.ingest.rtmp.message.UserControl;
import io.backupstream.ingest.rtmp.message.WindowAcknowledgementSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each encoder with the commands that it really sends, in its order. */
class EncoderStoriesTest {

  private static final String WINDOW = "WindowAcknowledgementSize[bytes=5000000]";
  private static final String BANDWIDTH = "SetPeerBandwidth[bytes=5000000, limitType=2]";
  private static final String CHUNK_SIZE = "SetChunkSize[bytes=60000]";
  private static final String CONNECTED = "_result #1 on 0 NetConnection.Connect.Success";
  private static final String BEGIN = "UserControl[event=0, value=1]";
  private static final String STARTED = "onStatus #0 on 1 NetStream.Publish.Start";
  private static final String STOPPED = "onStatus #0 on 1 NetStream.Unpublish.Success";
  private static final String FC_PUBLISHED = "onFCPublish #0 on 0 NetStream.Publish.Start";
  private static final String FC_UNPUBLISHED = "onFCUnpublish #0 on 0 NetStream.Unpublish.Success";

  @RegisterExtension final Buffers buffers = new Buffers();
  private final EncoderStory encoder = new EncoderStory(buffers.allocator());

  @AfterEach
  void closeSocket() {
    encoder.close();
  }

  @Test
  void obs() {
    encoder
        .sends(new SetChunkSize(4096), connect("live"))
        .gets(WINDOW, BANDWIDTH, CHUNK_SIZE, CONNECTED)
        .sends(named("releaseStream", 2, "KEY"))
        .gets("_result #2 on 0")
        .sends(named("FCPublish", 3, "KEY"))
        .gets(FC_PUBLISHED, "_result #3 on 0")
        .sends(createStream(4))
        .gets("_result #4 on 0 1")
        .sends(publish(5, "KEY"))
        .gets("asks for app=live name=KEY query=")
        .isAccepted()
        .gets(BEGIN, STARTED)
        .sendsMedia(DATA, 0, 2)
        .sendsMedia(AUDIO, 0, 0xaf, 0)
        .sendsMedia(VIDEO, 0, 0x17, 0)
        .gets("DATA 0 02", "AUDIO 0 af00", "VIDEO 0 1700")
        .sends(named("FCUnpublish", 6, "KEY"))
        .gets("unpublished", STOPPED, FC_UNPUBLISHED, "_result #6 on 0")
        .sends(deleteStream(7, 1))
        .gets();
  }

  @Test
  void ffmpeg() {
    encoder
        .sends(connect("live"))
        .gets(WINDOW, BANDWIDTH, CHUNK_SIZE, CONNECTED)
        .sends(
            new SetChunkSize(60_000),
            named("releaseStream", 2, "KEY"),
            named("FCPublish", 3, "KEY"),
            createStream(4))
        .gets("_result #2 on 0", FC_PUBLISHED, "_result #3 on 0", "_result #4 on 0 1")
        .sends(publish(5, "KEY"))
        .gets("asks for app=live name=KEY query=")
        .isAccepted()
        .gets(BEGIN, STARTED)
        .sends(named("FCUnpublish", 6, "KEY"), deleteStream(7, 1))
        .gets("unpublished", STOPPED, FC_UNPUBLISHED, "_result #6 on 0");
  }

  @Test
  void ffmpegWithTheQueryInTheApp() {
    encoder
        .sends(
            connect("live?token=1", "rtmp://relay/live?token=1"),
            createStream(2),
            publish(3, "KEY"))
        .then()
        .sends(named("FCUnpublish", 6, "KEY"))
        .gets("unpublished", STOPPED, FC_UNPUBLISHED, "_result #6 on 0");
  }

  @Test
  void librtmpWithoutFlashVersion() {
    encoder
        .sends(connect("live"), named("releaseStream", 2, "KEY"), named("FCPublish", 3, "KEY"))
        .then()
        .sends(createStream(4), publish(5, "KEY?bandwidthtest=true"))
        .gets("_result #4 on 0 1", "asks for app=live name=KEY query=bandwidthtest=true")
        .isAccepted()
        .gets(BEGIN, STARTED);
  }

  @Test
  void librtmpIsClosedOnRefusalSinceItWouldHang() {
    encoder
        .sends(connect("live"), createStream(4), publish(5, "KEY"))
        .then()
        .isRejected("NetStream.Publish.BadName", "unknown stream key")
        .gets("onStatus #0 on 1 NetStream.Publish.BadName", "close");
  }

  @Test
  void gstreamerWithTransactionZeroAndTheNameWhereTheNumberBelongs() {
    encoder
        .sends(new WindowAcknowledgementSize(2_500_000), connect("live"))
        .gets(WINDOW, BANDWIDTH, CHUNK_SIZE, CONNECTED)
        .sends(named("releaseStream", 0, "KEY"), named("FCPublish", 0, "KEY"), createStream(2))
        .gets("_result #0 on 0", FC_PUBLISHED, "_result #0 on 0", "_result #2 on 0 1")
        .sends(publish(0, "KEY"))
        .gets("asks for app=live name=KEY query=")
        .isAccepted()
        .gets(BEGIN, STARTED)
        .sends(new SetChunkSize(128))
        .sendsMedia(DATA, 0, 2)
        .gets("DATA 0 02")
        .sends(named("deleteStream", 0, "KEY"))
        .gets("unpublished", STOPPED);
  }

  @Test
  void nginxPushThatNeverWaitsForTheAnswer() {
    encoder
        .sends(connect("live"), createStream(2))
        .then()
        .sends(publish(0, "KEY"), UserControl.streamBegin(1))
        .gets("asks for app=live name=KEY query=")
        .sendsMedia(DATA, 0, 2)
        .sendsMedia(AUDIO, 131, 0xaf, 0)
        .sendsMedia(VIDEO, 1967, 0x17, 0)
        .gets()
        .isAccepted()
        .gets(BEGIN, STARTED, "DATA 0 02", "AUDIO 131 af00", "VIDEO 1967 1700")
        .sendsMedia(VIDEO, 2000, 0x27)
        .gets("VIDEO 2000 27");
  }

  @Test
  void gortmplibWithTheKeyAsTheEndOfTheApp() {
    encoder
        .sends(
            new WindowAcknowledgementSize(2_500_000),
            new SetPeerBandwidth(2_500_000, 2),
            new SetChunkSize(65_536),
            connect("live/KEY"))
        .gets("WindowAcknowledgementSize[bytes=2500000]", WINDOW, BANDWIDTH, CHUNK_SIZE, CONNECTED)
        .sends(createStream(4), publish(5, ""))
        .gets("_result #4 on 0 1", "asks for app=live name=KEY query=")
        .isAccepted()
        .gets(BEGIN, STARTED);
  }

  @Test
  void xiuThatCountsEachTransactionAsOne() {
    encoder
        .sends(connect("live"))
        .then()
        .sends(named("FCPublish", 1, "KEY"), named("releaseStream", 1, "KEY"), createStream(1))
        .gets(FC_PUBLISHED, "_result #1 on 0", "_result #1 on 0", "_result #1 on 0 1")
        .sends(publish(1, "KEY"))
        .gets("asks for app=live name=KEY query=");
  }

  @Test
  void nodeMediaServerPushThatSetsItsChunkSizeBeforeConnect() {
    encoder
        .sends(new SetChunkSize(65_535), connect("live"))
        .gets(WINDOW, BANDWIDTH, CHUNK_SIZE, CONNECTED)
        .sends(createStream(2), publish(3, "KEY"))
        .gets("_result #2 on 0 1", "asks for app=live name=KEY query=");
  }

  @Test
  void rmlRtmpWithoutFcPublish() {
    encoder
        .sends(connect("live"), createStream(2), publish(3, "KEY"))
        .then()
        .isAccepted()
        .gets(BEGIN, STARTED)
        .sends(deleteStream(0, 1))
        .gets("unpublished", STOPPED);
  }

  @Test
  void fmleThatAsksForItsBandwidth() {
    encoder
        .sends(connect("live"))
        .then()
        .sends(Command.of(0, "_checkbw", 2, AmfValue.NULL))
        .gets("_result #2 on 0");
  }

  @Test
  void aPlayerIsToldThatItIsWrongHere() {
    encoder
        .sends(connect("live"), createStream(2))
        .then()
        .sends(Command.of(1, "play", 3, AmfValue.NULL, AmfValue.of("KEY")))
        .gets("onStatus #0 on 1 NetStream.Play.Failed", "close");
  }
}
