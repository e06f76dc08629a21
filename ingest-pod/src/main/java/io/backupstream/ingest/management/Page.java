package io.backupstream.ingest.management;

import io.netty.handler.codec.http.HttpResponseStatus;

/** One answer of the management port. */
record Page(HttpResponseStatus status, String contentType, String body) {
  private static final String TEXT = "text/plain; charset=utf-8";

  static Page json(String body) {
    return new Page(HttpResponseStatus.OK, "application/json", body);
  }

  static Page metrics(String body) {
    return new Page(HttpResponseStatus.OK, "text/plain; version=0.0.4; charset=utf-8", body);
  }

  static Page probe(Probe probe) {
    return text(
        probe.passed() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
        probe.message());
  }

  static Page text(HttpResponseStatus status, String line) {
    return new Page(status, TEXT, line + "\n");
  }
}
