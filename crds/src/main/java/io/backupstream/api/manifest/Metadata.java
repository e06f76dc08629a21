package io.backupstream.api.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object's metadata that matters here; what else an API server writes is skipped.
 *
 * @param name required: the review refuses an object without it
 * @param namespace of the objects that have one, {@code default} if left out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties({
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "finalizers",
  "generateName",
  "generation",
  "managedFields",
  "ownerReferences",
  "resourceVersion",
  "selfLink",
  "uid"
})
public record Metadata(
    String name,
    @Nullable String namespace,
    Map<String, String> labels,
    Map<String, String> annotations) {

  public static final String DEFAULT_NAMESPACE = "default";

  public Metadata {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }

  /** Metadata of an object in a namespace. */
  public static Metadata of(String namespace, String name) {
    return new Metadata(name, namespace, Map.of(), Map.of());
  }

  /** The namespace that an object with this metadata lies in, if its kind has one. */
  public String namespaceOrDefault() {
    return namespace == null ? DEFAULT_NAMESPACE : namespace;
  }
}
