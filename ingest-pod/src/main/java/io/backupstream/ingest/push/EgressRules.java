package io.backupstream.ingest.push;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a destination may be sent to at an address, judged not only by what is written but also
 * by where a packet would end up: the unspecified address is loopback too, and a NAT64 address (RFC
 * 6052, 64:ff9b::/96) the IPv4 address inside. Java itself reads an IPv4-mapped address as IPv4.
 */
public final class EgressRules {
  /** Destinations may be anywhere; a local run. */
  public static final EgressRules UNRESTRICTED = new EgressRules(address -> true);

  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private final Predicate<InetAddress> permitted;

  /**
   * Rules of one region.
   *
   * @param permitted what the region's lists say of an address as written
   */
  public EgressRules(Predicate<InetAddress> permitted) {
    this.permitted = permitted;
  }

  /** Whether a destination may be sent to at this address. */
  public boolean allows(InetAddress address) {
    return meanings(address).stream().allMatch(permitted);
  }

  private static List<InetAddress> meanings(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      String loopback = address instanceof Inet6Address ? "::1" : "127.0.0.1";
      return List.of(address, InetAddress.ofLiteral(loopback));
    }
    byte[] bytes = address.getAddress();
    if (bytes.length > NAT64.length && Arrays.equals(NAT64, 0, 12, bytes, 0, 12)) {
      return List.of(address, ofBytes(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return List.of(address);
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("expected 4 or 16 bytes, got " + bytes.length, e);
    }
  }
}
