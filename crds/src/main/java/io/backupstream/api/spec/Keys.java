package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Where the two stream keys stand that the encoders publish with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Keys(
    @Required
        @JsonPropertyDescription(
            "The Secret whose entries primary and backup are the two stream keys: 16 to 128"
                + " letters, digits, hyphens or underscores, different from each other and from"
                + " those of every other stream of the region.")
        SecretRef secretRef) {

  /** The Secret's entry with the primary encoder's stream key. */
  public static final String PRIMARY_ENTRY = "primary";

  /** The Secret's entry with the backup encoder's stream key. */
  public static final String BACKUP_ENTRY = "backup";

  /** What a stream key of an encoder looks like. */
  public static final String PATTERN = "[A-Za-z0-9_-]{16,128}";

  /** The Secret that holds generated keys of a stream that names none. */
  public static String generatedSecretName(String streamName) {
    return streamName + "-keys";
  }
}
