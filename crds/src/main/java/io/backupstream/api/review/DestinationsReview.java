package io.backupstream.api.review;

import io.backupstream.api.Names;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.api.spec.SecretKeyRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the destinations of a spec are allowed. */
final class DestinationsReview {
  private static final Pattern SERVER =
      Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*@)?(?<host>[^/?#]*/?)");

  private static final String PATH = "spec.destinations";
  private static final int MAX_NAME_CHARS = 63;
  private static final int MAX_URL_CHARS = 2048;

  private final Findings findings;
  private final Map<String, String> pathByName = new HashMap<>();

  DestinationsReview(Findings findings) {
    this.findings = findings;
  }

  void review(List<Destination> destinations) {
    int count = destinations.size();
    if (count == 0 || count > BackupStreamSpec.MAX_DESTINATIONS) {
      findings.invalid(
          PATH,
          "expected 1 to " + BackupStreamSpec.MAX_DESTINATIONS + " destinations, found " + count);
    }
    for (int i = 0; i < count; i++) {
      review(FieldPath.of(PATH, i), destinations.get(i));
    }
  }

  private void review(String path, Destination destination) {
    String namePath = FieldPath.of(path, "name");
    findings
        .required(namePath, destination.name(), "a name")
        .ifPresent(name -> reviewName(namePath, name));
    String urlPath = FieldPath.of(path, "url");
    findings
        .required(urlPath, destination.url(), "an RTMP URL")
        .ifPresent(url -> reviewUrl(urlPath, url));
    String refPath = FieldPath.of(path, "streamKeyRef");
    findings
        .required(refPath, destination.streamKeyRef(), "the Secret's name and key")
        .ifPresent(ref -> reviewRef(refPath, ref));
  }

  private void reviewName(String path, String name) {
    if (!name.matches(Destination.NAME_PATTERN) || name.length() > MAX_NAME_CHARS) {
      findings.invalid(
          path,
          "expected lower-case letters, digits and inner hyphens, at most "
              + MAX_NAME_CHARS
              + ", found "
              + Found.quoted(name));
      return;
    }
    String earlier = pathByName.putIfAbsent(name, path);
    if (earlier != null) {
      findings.invalid(
          path, "expected a name of its own, found " + Found.quoted(name) + " as in " + earlier);
    }
  }

  /** Says nothing of what was found but its scheme and server: people paste stream keys here. */
  private void reviewUrl(String path, String url) {
    if (RtmpUrl.find(url).isEmpty() || url.length() > MAX_URL_CHARS) {
      findings.invalid(
          path,
          "expected rtmp:// or rtmps://, a host, optionally a port, and an app, found "
              + server(url)
              + (url.length() > MAX_URL_CHARS ? ", longer than " + MAX_URL_CHARS : ""));
    }
  }

  private static String server(String url) {
    Matcher server = SERVER.matcher(url);
    return server.lookingAt()
        ? Found.quoted(server.group("scheme") + server.group("host"))
        : "a text without a scheme";
  }

  private void reviewRef(String path, SecretKeyRef ref) {
    findings.name(FieldPath.of(path, "name"), ref.name(), Names.OBJECT, "the name of a Secret");
    findings.name(FieldPath.of(path, "key"), ref.key(), Names.ENTRY, "an entry of the Secret");
  }
}
