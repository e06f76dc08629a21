package io.backupstream.ingest.push;

import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/** A destination resolves to addresses none of which may be sent to. */
final class EgressDenied extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  EgressDenied(List<InetAddress> addresses) {
    super(
        addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "))
            + " may not be sent to by the egress rules of the region");
  }
}
