package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.Located;
import io.backupstream.api.manifest.Manifest;
import io.backupstream.api.review.Problem;

/** A manifest and the file that it was read from. */
record Filed<M extends Manifest>(String file, M manifest, Located located) {
  /** A problem with a field of this manifest. */
  ManifestProblem problem(String path, String text) {
    String line = manifest.subject() + ": " + path + ": " + text;
    return new ManifestProblem(file, located.lineOf(path), line);
  }

  /** A problem that a review found in this manifest. */
  ManifestProblem problem(Problem problem) {
    return problem(problem.path(), problem.text());
  }

  /** Where the manifest begins, for another's problem. */
  String place() {
    return file + ":" + located.lineOf("metadata.name");
  }
}
