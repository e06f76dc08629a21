package io.backupstream.ingest.run;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a command: options that have a value each, and the rest.
 *
 * @param values by option
 * @param usage what a person reads who gave an unknown option
 */
record CommandLine(Map<String, String> values, List<String> rest, String usage) {

  /**
   * Takes the arguments behind the command's name apart.
   *
   * @param options what may be given, with the word that stands for the value in the usage
   * @throws UsageException in one line
   */
  static CommandLine parse(List<String> arguments, Map<String, String> options, String usage)
      throws UsageException {
    Map<String, String> values = new HashMap<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (options.containsKey(argument)) {
        i++;
        if (i == arguments.size()) {
          throw new UsageException("expected " + options.get(argument) + " after " + argument);
        }
        values.put(argument, arguments.get(i));
      } else if (argument.startsWith("-")) {
        throw new UsageException("unknown option " + argument + "; " + usage);
      } else {
        rest.add(argument);
      }
    }
    return new CommandLine(values, rest, usage);
  }

  @Nullable String value(String option) {
    return values.get(option);
  }

  /** Reads the HOST:PORT of an option. */
  InetSocketAddress address(String option, String otherwise) throws UsageException {
    String text = values.getOrDefault(option, otherwise);
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
