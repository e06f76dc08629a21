package io.backupstream.ingest.publish;

import static io.backupstream.ingest.publish.RunningServer.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.ingest.rtmp.message.Media;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtmpsTest {

  @SuppressWarnings("NullAway.Init")
  private static TestIdentity first;

  @SuppressWarnings("NullAway.Init")
  private static TestIdentity second;

  private final RunningServer running = new RunningServer();
  private final RecordingSink sink = running.sink();

  private final TlsServerIdentities served = new TlsServerIdentities();

  @SuppressWarnings("NullAway.Init")
  private InetSocketAddress address;

  @BeforeAll
  static void createIdentities(@TempDir Path folder) throws IOException {
    first = TestIdentity.create(folder, "first");
    second = TestIdentity.create(folder, "second");
  }

  @BeforeEach
  void listen() throws IOException {
    running.onEventLoop(() -> served.serve(List.of(first.served())));
    address = running.listen(served);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void encoderPublishesOverTls(String version) throws IOException {
    SSLSocket socket = connect(first);
    socket.setEnabledProtocols(new String[] {version});

    try (SocketEncoder encoder = SocketEncoder.over(socket, "live", KEY)) {
      assertThat(encoder.answer()).isEqualTo("publishing");
      encoder.send(Media.Type.AUDIO, 0, "af0121");
      await().until(() -> sink.events().contains("AUDIO DELTA 0 af0121"));
    }
    await().until(() -> sink.events().contains("ended CLOSED"));
  }

  @Test
  void plainEncoderIsDropped() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      assertThat(encoder.answer()).isEmpty();
    }
    assertThat(sink.events()).isEmpty();
  }

  @Test
  void renewedCertificateServesTheNextConnectionAndLeavesTheRunningOne() throws IOException {
    try (SocketEncoder encoder = SocketEncoder.over(connect(first), "live", KEY)) {
      running.onEventLoop(() -> served.serve(List.of(second.served())));

      try (SSLSocket next = connect(second)) {
        next.startHandshake();
        Certificate shown = next.getSession().getPeerCertificates()[0];
        assertThat(shown).isEqualTo(second.certificate());
      }
      encoder.send(Media.Type.AUDIO, 0, "af0121");
      await().until(() -> sink.events().contains("AUDIO DELTA 0 af0121"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "first.example.com, first",
    "second.example.com, second",
    "event.second.example.com, second",
    "unknown.example.com, first"
  })
  void theNameThatAnEncoderAsksForChoosesTheCertificate(String name, String shown)
      throws IOException {
    running.onEventLoop(() -> served.serve(List.of(first.served(), second.served())));

    TestIdentity expected = shown.equals("first") ? first : second;
    try (SSLSocket socket = connect(expected)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getSession().getPeerCertificates()[0]).isEqualTo(expected.certificate());
    }
  }

  @Test
  void aPortServesPlainRtmpUntilThereIsACertificate() throws IOException {
    running.onEventLoop(() -> served.serve(List.of()));
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      assertThat(encoder.answer()).isEqualTo("publishing");
    }

    running.onEventLoop(() -> served.serve(List.of(first.served())));
    try (SocketEncoder encoder = SocketEncoder.publish(address, "live", KEY)) {
      assertThat(encoder.answer()).isEmpty();
    }
  }

  private SSLSocket connect(TestIdentity trusted) throws IOException {
    Socket socket =
        trusted.trusting().getSocketFactory().createSocket(address.getAddress(), address.getPort());
    return (SSLSocket) socket;
  }
}
