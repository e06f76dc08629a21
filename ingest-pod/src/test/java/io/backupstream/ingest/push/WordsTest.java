package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
  static Stream<Arguments> causes() {
    return Stream.of(
        arguments(new UnknownHostException("e"), "no address was found for this name"),
        arguments(new ConnectTimeoutException("x"), "did not answer within 5 s"),
        arguments(new ConnectException("connect(..) failed"), "refused the connection"),
        arguments(new NoRouteToHostException("x"), "cannot be reached from here"),
        arguments(
            new EgressDenied(List.of(InetAddress.ofLiteral("::1"))),
            "0:0:0:0:0:0:0:1 may not be sent to by the egress rules of the region"),
        arguments(
            new ProtocolViolation("expected version 3, got 72"),
            "does not speak RTMP as expected: expected version 3, got 72"),
        arguments(
            new DecoderException(new SSLHandshakeException("certificate expired")),
            "TLS failed: certificate expired"),
        arguments(
            new IOException("recvAddress(..) failed with error(-110): Connection timed out"),
            "connection lost: Connection timed out"),
        arguments(
            new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"),
            "closed the connection"),
        arguments(
            new IOException("writevAddresses(..) failed with error(-32): Broken pipe"),
            "closed the connection"),
        arguments(new ClosedChannelException(), "closed the connection"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void whatWentWrongIsSaidPlainly(Throwable cause, String words) {
    assertThat(Words.of(cause)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "NetStream.Publish.BadName, Already live., 'refused the publish: NetStream.Publish.BadName, Already live.'",
    "NetStream.Publish.BadName, '', refused the publish: NetStream.Publish.BadName",
    "'', '', refused the publish"
  })
  void aRefusalIsSaidInTheDestinationsWords(String code, String description, String words) {
    assertThat(Words.refused(code, description)).isEqualTo(words);
  }
}
