package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.publish.Census.Admission;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class CensusTest {

  private static final IngestLimits LIMITS = new IngestLimits(1, 1, 1, 2, 3, 1);
  private static final Address HERE = address("192.0.2.1");
  private static final Address THERE = address("192.0.2.2");

  private final Census census = new Census(LIMITS);

  @Test
  void oneAddressHasItsShareAndNoMore() {
    census.came(HERE);
    assertThat(census.came(HERE)).isEqualTo(Admission.ADMITTED);
    assertThat(census.came(HERE)).isEqualTo(Admission.TOO_MANY_OF_THIS_ADDRESS);
    assertThat(census.came(THERE)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void whoLeavesMakesRoom() {
    census.came(HERE);
    census.came(HERE);
    census.left(HERE);

    assertThat(census.came(HERE)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void publishingConnectionsCountForTheirAddressAlone() {
    census.came(HERE);
    census.came(HERE);
    census.came(THERE);
    assertThat(census.came(THERE)).isEqualTo(Admission.TOO_MANY_UNAUTHENTICATED);

    census.publishes(HERE);
    assertThat(census.came(THERE)).isEqualTo(Admission.ADMITTED);
    assertThat(census.came(HERE)).isEqualTo(Admission.TOO_MANY_OF_THIS_ADDRESS);
  }

  @Test
  void refusedConnectionsAreNotCounted() {
    census.came(HERE);
    census.came(HERE);
    census.came(HERE);

    assertThat(census.connections()).isEqualTo(2);
    assertThat(census.unauthenticated()).isEqualTo(2);
  }

  @Test
  void addressIsPublishingWhileOneOfItsConnectionsIs() {
    census.came(HERE);
    census.came(HERE);
    assertThat(census.isPublishing(HERE)).isFalse();

    census.publishes(HERE);
    assertThat(census.isPublishing(HERE)).isTrue();
    assertThat(census.isPublishing(THERE)).isFalse();

    census.stopped(HERE);
    assertThat(census.isPublishing(HERE)).isFalse();
  }

  @Test
  void nothingIsLeftOfThoseWhoLeft() {
    census.came(HERE);
    census.publishes(HERE);
    census.stopped(HERE);
    census.left(HERE);

    assertThat(census.connections()).isZero();
    assertThat(census.unauthenticated()).isZero();
  }

  @Test
  void oneIpv6NetworkIsOneAddress() {
    assertThat(address("2001:db8:1:2::1")).isEqualTo(address("2001:db8:1:2:ffff::9"));
    assertThat(address("2001:db8:1:2::1")).isNotEqualTo(address("2001:db8:1:3::1"));
    assertThat(address("192.0.2.1")).isNotEqualTo(address("192.0.2.2"));
  }

  private static Address address(String literal) {
    try {
      return Address.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
