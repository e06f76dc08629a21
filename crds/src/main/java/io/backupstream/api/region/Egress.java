package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses destinations may resolve to: one that {@code allow} contains may, one that {@code
 * deny} contains may not, any other may.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Egress(
    @Size(max = 64)
        @JsonPropertyDescription(
            "CIDRs that destinations may not resolve to. Left out: loopback, unspecified,"
                + " link-local and the metadata services of clouds.")
        List<String> deny,
    @Size(max = 64)
        @JsonPropertyDescription(
            "CIDRs that destinations may resolve to although deny contains them.")
        List<String> allow) {

  /** Loopback, unspecified, link-local and the metadata services of clouds. */
  public static final List<String> DEFAULT_DENY =
      List.of(
          "0.0.0.0/8",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "100.100.100.200/32",
          "192.0.0.192/32",
          "::/128",
          "::1/128",
          "fe80::/10",
          "fd00:ec2::254/128");

  /** What holds where a region says nothing. */
  public static final Egress DEFAULTS = new Egress(DEFAULT_DENY, List.of());

  /** Every address may be reached: a relay on one's own machine. */
  public static final Egress UNRESTRICTED = new Egress(List.of(), List.of());

  public Egress {
    deny = deny == null ? DEFAULT_DENY : List.copyOf(deny);
    allow = allow == null ? List.of() : List.copyOf(allow);
  }

  /** Whether a destination may be reached at an address. */
  public boolean permits(InetAddress address) {
    return contains(allow, address) || !contains(deny, address);
  }

  private static boolean contains(List<String> blocks, InetAddress address) {
    return blocks.stream().map(Cidr::parse).anyMatch(block -> block.contains(address));
  }
}
