package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.region.Egress;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressRulesTest {
  private static final EgressRules RULES =
      rules(
          List.of("127.0.0.0/8", "169.254.0.0/16", "10.0.0.0/9", "::1/128", "fe80::/10"),
          List.of("10.1.2.3/32", "64:ff9b::/96"));

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "169.254.169.254", "10.127.255.255", "::1", "fe80::1", "febf::1"})
  void aDeniedRangeIsRefused(String address) {
    assertThat(RULES.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"128.0.0.1", "10.128.0.0", "192.0.2.1", "2001:db8::1", "::2"})
  void anAddressThatNoRangeNamesIsAllowed(String address) {
    assertThat(RULES.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "::ffff:10.1.2.3"})
  void anAllowedRangeOverridesADeniedOne(String address) {
    assertThat(RULES.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:127.0.0.1", "::ffff:a9fe:a9fe"})
  void anIpv4MappedAddressIsIpv4(String address) {
    assertThat(RULES.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theUnspecifiedAddressIsRefusedWithLoopbackWhereItLeads(String address) {
    assertThat(RULES.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void aNat64AddressIsRefusedForTheAddressInside() {
    assertThat(RULES.allows(InetAddress.ofLiteral("64:ff9b::a9fe:a9fe"))).isFalse();
    assertThat(RULES.allows(InetAddress.ofLiteral("64:ff9b::c000:201"))).isTrue();
  }

  @Test
  void withoutRulesEverythingIsAllowed() {
    assertThat(EgressRules.UNRESTRICTED.allows(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
  }

  private static EgressRules rules(List<String> deny, List<String> allow) {
    return new EgressRules(new Egress(deny, allow)::permits);
  }
}
