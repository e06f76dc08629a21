package io.backupstream.ingest.push;

import static io.backupstream.ingest.push.LivePush.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init")
class PushTlsTest {
  private static final Resolver LOOPBACK = host -> List.of(InetAddress.getLoopbackAddress());

  private final Frames frames = new Frames();
  private X509Certificate certificate;
  private TestDestination destination;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    TestCertificates certificates = TestCertificates.of("ingest.example.com", folder);
    certificate = certificates.certificate();
    destination = new TestDestination(certificates.server());
  }

  @AfterEach
  void everyReferenceIsReleased() {
    destination.close();
    frames.releaseByCaller();
    frames.assertAllReleased();
  }

  @Test
  void aDestinationOfAnAuthorityOfOnesOwnIsPublishedToOverTls() throws Exception {
    try (LivePush push = push("ingest.example.com", List.of(certificate))) {
      push.start();
      push.offer(frames.key("K"));
      await().until(() -> push.state().phase() == PushPhase.STREAMING);
      push.offer(frames.delta("d"));
      push.stop(true);

      await().until(() -> destination.publishes().getLast().isClosed());
      assertThat(destination.publishes().getLast().received())
          .containsExactly("video 0 K", "video 10 d");
      assertThat(destination.publishes().getLast().isUnpublished()).isTrue();
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
    assertThat(failure("ingest.example.com", List.of())).contains("TLS failed: ");
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    assertThat(failure("other.example.com", List.of(certificate)))
        .startsWith("other.example.com:")
        .contains("TLS failed: No subject alternative DNS name matching other.example.com");
  }

  private String failure(String host, List<X509Certificate> authorities) throws Exception {
    try (LivePush push = push(host, authorities)) {
      push.start();
      await().until(() -> push.state().phase() == PushPhase.FAILED);
      assertThat(destination.publishes()).allMatch(publish -> publish.requests().isEmpty());
      return push.state().message();
    }
  }

  private LivePush push(String host, List<X509Certificate> authorities) throws Exception {
    PushTls tls = PushTls.trusting(authorities);
    return new LivePush(
        destination.target(true, host),
        loop -> new RtmpConnector(loop, EgressRules.UNRESTRICTED, tls, LOOPBACK));
  }
}
