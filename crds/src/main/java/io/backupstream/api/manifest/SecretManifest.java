package io.backupstream.api.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Secret. It never shows a value by itself.
 *
 * @param data values in base64
 * @param stringData values in plain text; they win over {@code data}
 */
@JsonIgnoreProperties("immutable")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretManifest(
    Metadata metadata,
    @Nullable String type,
    Map<String, String> data,
    Map<String, String> stringData)
    implements Manifest {

  public SecretManifest {
    data = data == null ? Map.of() : Map.copyOf(data);
    stringData = stringData == null ? Map.of() : Map.copyOf(stringData);
  }

  /** A Secret with entries in plain text. */
  public static SecretManifest of(Metadata metadata, Map<String, String> entries) {
    return new SecretManifest(metadata, "Opaque", Map.of(), entries);
  }

  @Override
  public String apiVersion() {
    return "v1";
  }

  @Override
  public String kind() {
    return "Secret";
  }

  /**
   * All entries, decoded as UTF-8.
   *
   * @throws IllegalArgumentException if a value of {@code data} is no base64; a reader has seen to
   *     that it is
   */
  public Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    data.forEach((entry, base64) -> entries.put(entry, decoded(base64)));
    entries.putAll(stringData);
    return entries;
  }

  /** Line breaks within the base64 are skipped, as an API server does. */
  static String decoded(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("[\r\n]", ""));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return subject() + " " + entries().keySet();
  }
}
