package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.session.PublishTarget;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final PublishTarget PUBLISH =
      new PublishTarget("live?t0ken", "rtmps://e.example.com/live?t0ken", "s3cret");

  @Test
  void itPrintsNeitherKeyNorApp() {
    assertThat(new Target(true, "e.example.com", 443, PUBLISH)).hasToString("e.example.com:443");
  }

  @Test
  void anIpv6AddressIsPrintedInBrackets() {
    assertThat(new Target(false, "2001:db8::1", 1935, PUBLISH)).hasToString("[2001:db8::1]:1935");
  }
}
