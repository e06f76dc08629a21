package io.backupstream.api.region;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, for example {@code 169.254.0.0/16} or {@code fe80::/10}.
 *
 * @param network its first address
 * @param prefixLength how many leading bits all its addresses share, 0 to 32 or 128
 */
public record Cidr(InetAddress network, int prefixLength) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  /** The block that a text stands for, or empty if it is none; never asks a name server. */
  public static Optional<Cidr> find(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !LITERAL.matcher(text.substring(0, slash)).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress network = InetAddress.ofLiteral(text.substring(0, slash));
      int prefixLength = Integer.parseInt(text, slash + 1, text.length(), 10);
      boolean fits = prefixLength >= 0 && prefixLength <= network.getAddress().length * 8;
      return fits ? Optional.of(new Cidr(network, prefixLength)) : Optional.empty();
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /**
   * The block that a reviewed text stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Cidr parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a CIDR such as 10.0.0.0/8 or fd00::/8, found '" + text + "'"));
  }

  /** Whether an address lies in this block. */
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((ours[bit >> 3] & mask) != (theirs[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }
}
