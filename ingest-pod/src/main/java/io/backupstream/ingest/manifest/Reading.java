package io.backupstream.ingest.manifest;

import java.util.List;

/** What reading manifests came to: streams, or the reasons why not. */
public sealed interface Reading {
  /** Streams if there is no problem. */
  static Reading of(String revision, List<StreamConfig> streams, List<ManifestProblem> problems) {
    return problems.isEmpty()
        ? new Accepted(new StreamSet(revision, streams))
        : new Refused(revision, problems);
  }

  /** The manifests are allowed. */
  record Accepted(StreamSet streams) implements Reading {}

  /**
   * They are not; what was in force stays in force.
   *
   * @param revision the revision that is refused
   * @param problems at least one, in the order of files and lines
   */
  record Refused(String revision, List<ManifestProblem> problems) implements Reading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
