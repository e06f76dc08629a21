package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a destination, in words for the person who set it up. */
final class Words {
  static final String PEER_CLOSED = "closed the connection";

  /** How epoll's errors begin; the rest is what the operating system says. */
  private static final Pattern SYSTEM_CALL =
      Pattern.compile("^\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: ");

  private static final Set<String> CLOSES = Set.of("Connection reset by peer", "Broken pipe");

  private Words() {}

  static String of(Throwable thrown) {
    Throwable cause = root(thrown);
    return switch (cause) {
      case EgressDenied denied -> text(denied);
      case UnknownHostException _ -> "no address was found for this name";
      case ConnectTimeoutException _ ->
          "did not answer within " + Dialer.CONNECT_MILLIS / 1000 + " s";
      case NoRouteToHostException _ -> "cannot be reached from here";
      case ConnectException _ -> "refused the connection";
      case ClosedChannelException _ -> PEER_CLOSED;
      case ProtocolViolation violation -> "does not speak RTMP as expected: " + text(violation);
      default -> isTls(thrown) ? "TLS failed: " + text(cause) : lost(text(cause));
    };
  }

  /** Whether a peer's close shows as such, as a reset or at the next write is chance. */
  private static String lost(String text) {
    return CLOSES.contains(text) ? PEER_CLOSED : "connection lost: " + text;
  }

  /** A refusal in the destination's own words, either of which may be empty. */
  static String refused(String code, String description) {
    String words =
        Stream.of(code, description)
            .filter(word -> !word.isBlank())
            .collect(Collectors.joining(", "));
    return "refused the publish" + (words.isEmpty() ? "" : ": " + words);
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }

  private static boolean isTls(@Nullable Throwable thrown) {
    return thrown != null && (thrown instanceof SSLException || isTls(thrown.getCause()));
  }

  private static String text(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : SYSTEM_CALL.matcher(message).replaceFirst("");
  }
}
