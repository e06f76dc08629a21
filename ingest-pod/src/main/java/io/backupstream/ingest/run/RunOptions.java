package io.backupstream.ingest.run;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line of {@code run} says.
 *
 * @param files manifests, at least one
 * @param listen where encoders publish to
 * @param management probes, metrics and status
 */
record RunOptions(List<Path> files, InetSocketAddress listen, InetSocketAddress management) {

  static final String USAGE =
      "usage: backupstream run FILE.yaml... [--listen HOST:PORT] [--management HOST:PORT]";

  private static final String DEFAULT_LISTEN = "127.0.0.1:1935";
  private static final String DEFAULT_MANAGEMENT = "127.0.0.1:8080";

  /**
   * Reads the arguments behind the command's name.
   *
   * @throws UsageException in one line
   */
  static RunOptions parse(List<String> arguments) throws UsageException {
    List<Path> files = new ArrayList<>();
    String listen = DEFAULT_LISTEN;
    String management = DEFAULT_MANAGEMENT;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--listen" -> listen = value(arguments, ++i, argument);
        case "--management" -> management = value(arguments, ++i, argument);
        default -> {
          if (argument.startsWith("-")) {
            throw new UsageException("unknown option " + argument + "; " + USAGE);
          }
          files.add(Path.of(argument));
        }
      }
    }
    if (files.isEmpty()) {
      throw new UsageException("expected at least one manifest; " + USAGE);
    }
    return new RunOptions(
        List.copyOf(files), address("--listen", listen), address("--management", management));
  }

  private static String value(List<String> arguments, int index, String option)
      throws UsageException {
    if (index >= arguments.size()) {
      throw new UsageException("expected HOST:PORT after " + option);
    }
    return arguments.get(index);
  }

  private static InetSocketAddress address(String option, String text) throws UsageException {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|\\]$", "");
    String port = text.substring(colon + 1);
    if (host.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new UsageException(
          "expected HOST:PORT with a port up to 65535 after " + option + ", found '" + text + "'");
    }
    InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
    if (address.isUnresolved()) {
      throw new UsageException(
          "expected a host that has an address after " + option + ", found '" + host + "'");
    }
    return address;
  }
}
