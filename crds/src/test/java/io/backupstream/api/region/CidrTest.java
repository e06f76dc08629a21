package io.backupstream.api.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "169.254.169.254/32, 169.254.169.254, true",
    "169.254.169.254/32, 169.254.169.255, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "fe80::/10, febf::1, true",
    "fe80::/10, fec0::1, false",
    "127.0.0.0/8, ::ffff:127.0.0.1, true"
  })
  void aBlockContainsWhatSharesItsPrefix(String cidr, String address, boolean contained) {
    assertThat(Cidr.parse(cidr).contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "::/129",
        "a/8",
        "10/8x"
      })
  void anythingElseIsNone(String text) {
    assertThat(Cidr.find(text)).isEmpty();
  }
}
