package io.backupstream.ingest.push;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. May block: it is asked on a thread of its own. */
interface Resolver {
  /** The resolver of the operating system. */
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a name, or the address that is written. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
