package io.backupstream.operator.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * One request that the API server has answered, or a watch that it has begun.
 *
 * @param user who asked; the impersonated user if there is one
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code
 *     patch}, {@code delete} or {@code deletecollection}
 * @param group API group, empty for the core
 * @param resource plural, with its subresource if one is meant: {@code backupstreams/status}
 * @param namespace empty for what is in none
 * @param name empty for a list, a watch, or a create
 * @param code HTTP status of the answer
 * @param agent what the asking program calls itself
 */
public record AuditEvent(
    String user,
    String verb,
    String group,
    String resource,
    String namespace,
    String name,
    int code,
    String agent) {
  private static final Set<String> READS = Set.of("get", "list", "watch");

  static AuditEvent of(JsonNode event) {
    JsonNode object = event.path("objectRef");
    String subresource = object.path("subresource").asText();
    String plural = object.path("resource").asText();
    return new AuditEvent(
        event.at("/impersonatedUser/username").asText(event.at("/user/username").asText()),
        event.path("verb").asText(),
        object.path("apiGroup").asText(),
        subresource.isEmpty() ? plural : plural + "/" + subresource,
        object.path("namespace").asText(),
        object.path("name").asText(),
        event.at("/responseStatus/code").asInt(),
        event.path("userAgent").asText());
  }

  /** Whether something was to be changed by it. */
  public boolean writes() {
    return !READS.contains(verb);
  }
}
