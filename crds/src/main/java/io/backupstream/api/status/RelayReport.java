package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a relay says of all its streams.
 *
 * @param revision the revision of the manifests that is in force
 * @param problem why a newer revision was not taken up, in one line; left out if all is well
 * @param streams one report a stream, in the manifests' order; an ingest pod has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelayReport(String revision, @Nullable String problem, List<StreamReport> streams) {
  public RelayReport {
    streams = streams == null ? List.of() : List.copyOf(streams);
  }
}
