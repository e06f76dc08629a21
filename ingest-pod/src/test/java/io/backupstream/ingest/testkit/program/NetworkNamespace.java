package io.backupstream.ingest.testkit.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of its own for an encoder, joined to the test's by one cable. The cable can be cut:
 * packets vanish both ways, and neither end sees a FIN or an RST.
 */
public final class NetworkNamespace implements AutoCloseable {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Map<String, String> NO_ENVIRONMENT = Map.of();

  private final String name;
  private final String cable;
  private final String network;
  private final Path log;

  private NetworkNamespace(String name, String cable, String network, Path log) {
    this.name = name;
    this.cable = cable;
    this.network = network;
    this.log = log;
  }

  /** Makes one; {@code log} gets the output of the programs that do it. */
  public static NetworkNamespace create(Path log) {
    Needs.root();
    Needs.program("ip", "iproute2");
    Needs.program("iptables", "iptables");
    int number = NEXT.getAndIncrement();
    long process = ProcessHandle.current().pid();
    NetworkNamespace made =
        new NetworkNamespace(
            "bs-" + process + "-" + number,
            "bs" + process + "v" + number,
            "10.231." + process % 250 + "." + number % 64 * 4,
            log);
    made.lay();
    return made;
  }

  private void lay() {
    ip("netns add " + name);
    ip("link add " + cable + " type veth peer name far netns " + name);
    ip("address add " + nearAddress() + "/30 dev " + cable);
    ip("link set " + cable + " up");
    ip("-n " + name + " address add " + address(2) + "/30 dev far");
    ip("-n " + name + " link set far up");
    ip("-n " + name + " link set lo up");
  }

  /** The test's own address on the cable: what a server listens on and an encoder inside dials. */
  public String nearAddress() {
    return address(1);
  }

  private String address(int host) {
    int dot = network.lastIndexOf('.') + 1;
    return network.substring(0, dot) + (Integer.parseInt(network.substring(dot)) + host);
  }

  /** Starts a program inside. */
  public ChildProcess start(Path log, Map<String, String> environment, List<String> command) {
    List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", name));
    inside.addAll(command);
    return ChildProcess.start(log, environment, inside);
  }

  /** Cuts the cable. */
  public void cut() {
    for (String chain : List.of("INPUT", "OUTPUT")) {
      iptables("-A " + chain + " -j DROP");
    }
  }

  /** Mends the cable. */
  public void mend() {
    iptables("-F");
  }

  private void iptables(String arguments) {
    ip("netns exec " + name + " iptables -w " + arguments);
  }

  private void ip(String arguments) {
    ChildProcess.run(log, NO_ENVIRONMENT, List.of(("ip " + arguments).split(" ")));
  }

  /** Takes it down; what runs inside must be gone. */
  @Override
  public void close() {
    ip("netns delete " + name);
  }
}
