package io.backupstream.operator.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.StreamReport;
import io.backupstream.operator.plan.RelayFeed;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * Reads what a relay says of one stream; words of newer relays that mean nothing here are skipped.
 */
final class ReportReader {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .build()
          .readerFor(RelayReport.class);

  private ReportReader() {}

  /**
   * Reads a report.
   *
   * @throws IllegalStateException if it is none
   */
  static RelayFeed.Heard read(String json, String pod, ResourceID stream) {
    try {
      RelayReport report = READER.readValue(json);
      String revision = report.revision() == null ? "" : report.revision();
      BackupStreamStatus status =
          report.streams().stream()
              .filter(one -> isOf(stream, one))
              .map(StreamReport::status)
              .findFirst()
              .orElse(null);
      return new RelayFeed.Heard(pod, revision, report.problem(), status);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("expected a report: " + broken.getOriginalMessage(), broken);
    }
  }

  private static boolean isOf(ResourceID stream, StreamReport report) {
    return stream.getName().equals(report.name())
        && stream.getNamespace().orElse("").equals(report.namespace());
  }
}
