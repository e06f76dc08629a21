package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.spec.SourceName;

/** Both encoders as the relay sees them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourcesStatus(
    @JsonPropertyDescription("The primary encoder.") SourceStatus primary,
    @JsonPropertyDescription("The backup encoder.") SourceStatus backup) {

  /** Neither has been seen. */
  public static final SourcesStatus ABSENT =
      new SourcesStatus(SourceStatus.ABSENT, SourceStatus.ABSENT);

  public SourcesStatus {
    primary = primary == null ? SourceStatus.ABSENT : primary;
    backup = backup == null ? SourceStatus.ABSENT : backup;
  }

  /** The named one. */
  public SourceStatus of(SourceName name) {
    return switch (name) {
      case PRIMARY -> primary;
      case BACKUP -> backup;
    };
  }
}
