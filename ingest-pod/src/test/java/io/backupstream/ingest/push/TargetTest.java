package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void itPrintsNeitherKeyNorApp() {
    Target target =
        new Target(true, "e.example.com", 443, "live?t0ken", "rtmps://e/live?t0ken", "s3cret");

    assertThat(target).hasToString("e.example.com:443");
  }

  @Test
  void anIpv6AddressIsPrintedInBrackets() {
    assertThat(new Target(false, "2001:db8::1", 1935, "live", "rtmp://x/live", "s3cret"))
        .hasToString("[2001:db8::1]:1935");
  }

  @Test
  void aKeyThatTheDestinationQuotesIsTakenOut() {
    Target target = new Target(false, "e.example.com", 1935, "live", "", "s3cret?priority=1");

    assertThat(target.withoutKey("s3cret is live, s3cret?priority=1 refused"))
        .isEqualTo("<stream key> is live, <stream key> refused");
  }
}
