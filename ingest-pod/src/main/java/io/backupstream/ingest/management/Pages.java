package io.backupstream.ingest.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.StreamReport;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages of the management port by path. */
final class Pages {
  private static final String STATUS = "/status";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Answers answers;

  Pages(Answers answers) {
    this.answers = answers;
  }

  /** The page at a path, which carries no query. */
  Page at(String path) {
    return switch (path) {
      case "/healthz/live" -> Page.probe(answers.live().get());
      case "/healthz/ready" -> Page.probe(answers.ready().get());
      case "/metrics" -> Page.metrics(answers.metrics().get());
      default -> status(path).map(Supplier::get).map(Page::json).orElseGet(Pages::unknown);
    };
  }

  /**
   * The report at {@code /status}, or of one stream at {@code /status/NAMESPACE/NAME}, as often as
   * it is asked for.
   *
   * @return empty if nothing is reported at this path; a stream that goes away later reads as null
   */
  Optional<Supplier<String>> status(String path) {
    if (path.equals(STATUS)) {
      return Optional.of(() -> json(answers.report().get()));
    }
    return stream(path).isPresent()
        ? Optional.of(() -> json(stream(path).orElse(null)))
        : Optional.empty();
  }

  private Optional<StreamReport> stream(String path) {
    RelayReport report = answers.report().get();
    return report.streams().stream()
        .filter(stream -> path.equals(STATUS + "/" + stream.namespace() + "/" + stream.name()))
        .findFirst();
  }

  private static Page unknown() {
    return Page.text(
        HttpResponseStatus.NOT_FOUND,
        "expected /healthz/live, /healthz/ready, /metrics, /status or"
            + " /status/NAMESPACE/NAME, each by GET");
  }

  private static String json(@Nullable Object report) {
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
  }
}
