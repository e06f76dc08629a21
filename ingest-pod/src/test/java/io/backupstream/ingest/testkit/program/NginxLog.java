package io.backupstream.ingest.testkit.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nginx-rtmp's log tells of its connections. */
final class NginxLog {
  private static final Pattern LINE =
      Pattern.compile(
          "\\*(\\d+) (client connected|connect:|publish: name='([^']*)'|deleteStream|disconnect)");

  /** One connection, by what has been seen of it. */
  static final class Connection {
    boolean connected;
    boolean published;
    String name = "";
    boolean unpublished;
    boolean gone;
  }

  private final List<Connection> all = new ArrayList<>();
  private final Map<String, Connection> byNumber = new HashMap<>();

  private NginxLog() {}

  static List<Connection> connections(String log) {
    NginxLog read = new NginxLog();
    log.lines().map(LINE::matcher).filter(Matcher::find).forEach(read::take);
    return read.all;
  }

  private void take(Matcher line) {
    String number = line.group(1);
    if (line.group(2).equals("client connected")) { // a restarted nginx counts from 1 again
      Connection opened = new Connection();
      byNumber.put(number, opened);
      all.add(opened);
      return;
    }
    Connection connection = byNumber.get(number);
    if (connection == null) {
      throw new IllegalStateException("nginx logs of a connection that it never took: " + number);
    }
    if (line.group(3) != null) {
      connection.published = true;
      connection.name = line.group(3);
      return;
    }
    switch (line.group(2)) {
      case "connect:" -> connection.connected = true;
      case "disconnect" -> connection.gone = true;
      default -> connection.unpublished |= !connection.gone; // it logs its own after the end
    }
  }
}
