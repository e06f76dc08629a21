package io.backupstream.ingest.publish;

import static io.backupstream.ingest.publish.RunningServer.KEY;
import static io.backupstream.ingest.publish.RunningServer.OTHER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestServerTest {

  private static final String AVCC = "1700000000 01640028 ffe1 0004 67640028 01 0002 68ee";
  private static final String IDR = "1701000000 00000002 6588";

  private final RunningServer running = new RunningServer();
  private final RecordingSink sink = running.sink();

  @SuppressWarnings("NullAway.Init")
  private InetSocketAddress address;

  @BeforeEach
  void listen() throws IOException {
    address = running.listen();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void framesOfAPublishReachItsSink() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      encoder.send(Media.Type.VIDEO, 0, AVCC);
      encoder.send(Media.Type.AUDIO, 3, "af001190");
      encoder.send(Media.Type.VIDEO, 40, IDR);
      encoder.send(Media.Type.AUDIO, -1, "af0121");

      await().until(() -> sink.events().size() == 5);
    }
    assertThat(sink.events().subList(0, 5))
        .containsExactly(
            "started",
            "VIDEO video/0/config 0 " + AVCC.replace(" ", ""),
            "AUDIO audio/0/config 3 af001190",
            "VIDEO KEYFRAME 40 " + IDR.replace(" ", ""),
            "AUDIO DELTA 4294967295 af0121");
  }

  @Test
  void unpublishIsTold() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      encoder.unpublish();
      await().until(() -> sink.events().contains("ended UNPUBLISHED"));
    }
  }

  @Test
  void closedConnectionIsTold() throws IOException {
    SocketEncoder.publish(address, "live", KEY).close();

    await().until(() -> sink.events().contains("ended CLOSED"));
  }

  @Test
  void resetConnectionIsTold() throws IOException {
    SocketEncoder.publish(address, "live", KEY).reset();

    await().until(() -> sink.events().contains("ended RESET"));
  }

  @Test
  void garbageAfterThePublishIsTold() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      // a chunk that continues a message which never began
      encoder.sendBytes(new byte[] {(byte) 0xC9, 1, 2, 3});
      encoder.awaitClosed();
    }
    assertThat(sink.events()).containsExactly("started", "ended PROTOCOL_ERROR");
  }

  @Test
  void encoderThatAsksAndNeverReadsIsDropped() throws IOException {
    try (CapturedLog log = new CapturedLog();
        SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      Command asked = Command.of(0, "releaseStream", 9, AmfValue.NULL, AmfValue.of("x"));

      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1_000_000; i++) {
                  encoder.send(asked);
                }
              });
      await().until(() -> sink.events().contains("ended PROTOCOL_ERROR"));
      assertThat(log.lines()).anyMatch(line -> line.contains("reads its answers"));
    }
  }

  @Test
  void wrongKeyIsRefusedInWordsAndClosedFully() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", "wrong-0123456789")) {
      assertThat(encoder.answer())
          .isEqualTo(
              "NetStream.Publish.BadName: Stream key not accepted. Copy it again from where you got"
                  + " it, without blanks.");
      encoder.awaitClosed();
    }
    assertThat(sink.events()).isEmpty();
  }

  @Test
  void anotherAppIsRefusedInOtherWords() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "stream", KEY)) {
      assertThat(encoder.answer()).startsWith("NetStream.Publish.BadName: Unknown application");
      encoder.awaitClosed();
    }
  }

  @Test
  void bothKeysPublishSideBySide() throws IOException {
    try (SocketEncoder first = SocketEncoder.publish(address, "live", KEY);
        SocketEncoder second = SocketEncoder.publish(address, "live", OTHER_KEY)) {
      assertThat(first.answer()).isEqualTo("publishing");
      assertThat(second.answer()).isEqualTo("publishing");
    }
  }

  @Test
  void sinkMayLetGoOfItsEncoder() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      running.onEventLoop(() -> sink.publication().dismiss());
      encoder.awaitClosed();
    }
    assertThat(sink.events()).containsExactly("started", "ended DISMISSED");
  }

  @Test
  void closedServerLetsGoOfItsEncoders() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      running.server().close();
      encoder.awaitClosed();
    }
    assertThatThrownBy(() -> SocketEncoder.publish(address, "live", KEY))
        .isInstanceOf(IOException.class);
  }

  @Test
  void addressThatIsTakenIsOneClearLine() {
    assertThatThrownBy(() -> running.server().listen(address))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot listen on 127.0.0.1:%d: Address already in use".formatted(address.getPort()));
  }

  @Test
  void oneServerListensOnSeveralAddresses() throws IOException {
    InetSocketAddress second = running.listen();

    try (SocketEncoder encoder = SocketEncoder.publish(second, "live", KEY)) {
      assertThat(encoder.answer()).isEqualTo("publishing");
    }
  }

  @Test
  void noKeyIsEverLogged() throws IOException {
    try (CapturedLog log = new CapturedLog()) {
      try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
        encoder.sendBytes(("\u00c9" + KEY).getBytes(StandardCharsets.ISO_8859_1));
        encoder.awaitClosed();
      }
      SocketEncoder.publish(address, "live", "wrong-0123456789").close();
      SocketEncoder.publish(address, "stream", KEY).close();

      assertThat(log.lines())
          .hasSizeGreaterThanOrEqualTo(3)
          .noneMatch(line -> line.contains(KEY) || line.contains("wrong-0123456789"));
    }
  }
}
