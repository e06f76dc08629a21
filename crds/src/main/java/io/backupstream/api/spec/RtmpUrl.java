package io.backupstream.api.spec;

import java.util.Optional;
import java.util.regex.Matcher;

/**
 * The URL of a destination: where its server is, and the app that streams are published to. The
 * stream key is no part of it.
 *
 * @param tls whether it is {@code rtmps}
 * @param host a name, an IPv4 address, or an IPv6 address without its brackets
 * @param port 1 to 65535; where none is written 1935, or 443 for {@code rtmps}
 * @param app what {@code connect} names, with its query if it has one, never empty
 */
public record RtmpUrl(boolean tls, String host, int port, String app) {
  /** What an RTMP URL looks like; a trailing slash is no part of its app. */
  public static final String PATTERN =
      "^(rtmps?)://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::([0-9]{1,5}))?/([^/#\\s][^#\\s]*)$";

  public static final int DEFAULT_PORT = 1935;
  public static final int DEFAULT_TLS_PORT = 443;

  private static final java.util.regex.Pattern SHAPE = java.util.regex.Pattern.compile(PATTERN);

  /** The URL that a text stands for, or empty if it is none. */
  public static Optional<RtmpUrl> find(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean tls = matcher.group(1).equals("rtmps");
    String portText = matcher.group(3);
    int defaultPort = tls ? DEFAULT_TLS_PORT : DEFAULT_PORT;
    int port = portText == null ? defaultPort : Integer.parseInt(portText);
    if (port < 1 || port > 65535) {
      return Optional.empty();
    }
    String host = matcher.group(2).replaceAll("[\\[\\]]", "");
    String app = matcher.group(4).replaceFirst("/+$", "");
    return Optional.of(new RtmpUrl(tls, host, port, app));
  }

  /**
   * The URL that a reviewed text stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static RtmpUrl parse(String text) {
    return find(text).orElseThrow(() -> new IllegalArgumentException("expected an RTMP URL"));
  }

  /** What {@code connect} carries as {@code tcUrl}. */
  public String tcUrl() {
    return endpoint() + "/" + app;
  }

  /** Scheme, host and port: fit for logs, since people paste stream keys into the rest. */
  public String endpoint() {
    String shownHost = host.indexOf(':') < 0 ? host : "[" + host + "]";
    int defaultPort = tls ? DEFAULT_TLS_PORT : DEFAULT_PORT;
    return (tls ? "rtmps://" : "rtmp://") + shownHost + (port == defaultPort ? "" : ":" + port);
  }

  @Override
  public String toString() {
    return endpoint();
  }
}
