package io.backupstream.api.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** One object as one would {@code kubectl apply} it. */
@JsonPropertyOrder({"apiVersion", "kind", "metadata"})
public sealed interface Manifest permits StreamManifest, RegionManifest, SecretManifest {
  @JsonProperty
  String apiVersion();

  @JsonProperty
  String kind();

  Metadata metadata();

  /** The object as people speak of it: {@code BackupStream default/keynote}. */
  default String subject() {
    return kind() + " " + metadata().namespaceOrDefault() + "/" + metadata().name();
  }
}
