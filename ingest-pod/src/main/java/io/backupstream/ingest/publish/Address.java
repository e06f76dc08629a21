package io.backupstream.ingest.publish;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom limits count as one: an IPv4 address, or a whole IPv6 /64, which is what one household or
 * host is given.
 */
record Address(String prefix) {

  private static final int IPV6_PREFIX_BYTES = 8;

  static Address of(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] prefix =
        address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes;
    return new Address(HexFormat.of().formatHex(prefix));
  }
}
