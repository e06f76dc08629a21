package io.backupstream.api.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backupstream.api.Api;
import io.backupstream.api.review.FieldPath;
import io.backupstream.api.review.Found;
import java.util.Map;
import java.util.TreeMap;

/** Makes a manifest of one document. */
final class ManifestBinder {
  private static final String SECRET_VERSION = "v1";

  private final YamlDocument document;

  ManifestBinder(YamlDocument document) {
    this.document = document;
  }

  Manifest bind() throws YamlProblem {
    if (!(document.root() instanceof ObjectNode root)) {
      throw problem("", "expected a manifest with apiVersion and kind");
    }
    String kind = text(root, "kind");
    Class<? extends Manifest> type =
        switch (kind) {
          case Api.BACKUP_STREAM -> versioned(StreamManifest.class, root, Api.API_VERSION);
          case Api.INGEST_REGION -> versioned(RegionManifest.class, root, Api.API_VERSION);
          case "Secret" -> versioned(SecretManifest.class, root, SECRET_VERSION);
          default ->
              throw problem(
                  "kind",
                  "kind: expected BackupStream, Secret or IngestRegion, found "
                      + Found.quoted(kind));
        };
    require(root, "metadata", "metadata");
    require(root.path("metadata"), "name", "metadata.name");
    if (type != SecretManifest.class) {
      require(root, "spec", "spec");
    }
    Manifest manifest = toRecord(type, root);
    if (manifest instanceof SecretManifest secret) {
      checkBase64(secret);
    }
    return manifest;
  }

  private Class<? extends Manifest> versioned(
      Class<? extends Manifest> type, ObjectNode root, String version) throws YamlProblem {
    String found = text(root, "apiVersion");
    if (!found.equals(version)) {
      throw problem(
          "apiVersion", "apiVersion: expected " + version + ", found " + Found.quoted(found));
    }
    return type;
  }

  private String text(ObjectNode root, String field) throws YamlProblem {
    JsonNode value = root.path(field);
    if (!value.isTextual()) {
      throw problem(field, field + ": expected text, found " + BindProblem.shape(value));
    }
    return value.textValue();
  }

  private void require(JsonNode parent, String field, String path) throws YamlProblem {
    if (!parent.has(field)) {
      throw problem(path, subject() + path + ": required, found nothing");
    }
  }

  private Manifest toRecord(Class<? extends Manifest> type, ObjectNode root) throws YamlProblem {
    ObjectNode fields = root.deepCopy();
    fields.remove("apiVersion");
    fields.remove("kind");
    try {
      return ManifestMapper.STRICT.treeToValue(fields, type);
    } catch (JsonMappingException mismatch) {
      throw problem(BindProblem.path(mismatch), subject() + BindProblem.describe(mismatch, root));
    } catch (JsonProcessingException impossible) {
      throw problem("", subject() + "expected a manifest, found what cannot be read");
    }
  }

  private void checkBase64(SecretManifest secret) throws YamlProblem {
    for (Map.Entry<String, String> entry : new TreeMap<>(secret.data()).entrySet()) {
      try {
        SecretManifest.decoded(entry.getValue());
      } catch (IllegalArgumentException notBase64) {
        String path = FieldPath.of("data", entry.getKey());
        throw problem(
            path,
            subject() + path + ": expected base64, found other text (plain text: stringData)");
      }
    }
  }

  /** The object as people speak of it, as far as it can be read. */
  private String subject() {
    JsonNode metadata = document.root().path("metadata");
    String kind = document.root().path("kind").asText();
    String namespace = metadata.path("namespace").asText(Metadata.DEFAULT_NAMESPACE);
    String name = metadata.path("name").asText("?");
    boolean cluster = kind.equals(Api.INGEST_REGION);
    return Found.oneLine(kind + " " + (cluster ? "" : namespace + "/") + name) + ": ";
  }

  private YamlProblem problem(String path, String text) {
    return new YamlProblem(document.lineOf(path), text);
  }
}
