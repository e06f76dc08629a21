package io.backupstream.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.status.Reasons;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReviewTest {
  @Test
  void nothingIsSaidOfAnAllowedSpec() {
    assertThat(SpecReview.review("keynote", Specs.allowed())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buffer|0s",
        "buffer|30s",
        "stallTimeout|200ms",
        "stallTimeout|30s",
        "startGrace|0s",
        "startGrace|5m",
        "holdTimeout|0ms",
        "holdTimeout|60m",
        "recoveryTime|1h",
        "backupOffset|-10s",
        "backupOffset|10000ms"
      })
  void aDurationMayBeAtItsBounds(String field, String value) {
    BackupStreamSpec spec = Specs.stream("/failover/" + field, quoted(value));

    assertThat(SpecReview.review("keynote", spec)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buffer|30001ms|0s to 30s",
        "buffer|-1s|0s to 30s",
        "buffer|4|0s to 30s",
        "stallTimeout|199ms|200ms to 30s",
        "stallTimeout|31s|200ms to 30s",
        "startGrace|301s|0s to 5m",
        "holdTimeout|2h|0s to 1h",
        "recoveryTime|61m|0s to 1h",
        "backupOffset|-10001ms|-10s to 10s",
        "backupOffset|11s|-10s to 10s"
      })
  void aDurationBeyondItsBoundsIsRefusedWithThem(String field, String value, String bounds) {
    BackupStreamSpec spec = Specs.stream("/failover/" + field, quoted(value));

    assertThat(SpecReview.review("keynote", spec))
        .extracting(Problem::toString)
        .containsExactly(
            "spec.failover.%s: expected a duration from %s, found '%s'"
                .formatted(field, bounds, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/region|\"auto\"|spec.region: expected the name of an IngestRegion, found 'auto', which is"
            + " reserved",
        "/region|\"EU\"|spec.region: expected the name of an IngestRegion, found 'EU'",
        "/keys|{\"secretRef\":{\"name\":\"My Keys\"}}|spec.keys.secretRef.name: expected the name of a"
            + " Secret, found 'My Keys'",
        "/keys|{}|spec.keys.secretRef.name: expected the name of a Secret, found nothing",
        "/tls/secretRef|{}|spec.tls.secretRef.name: expected the name of a Secret, found nothing",
        "/destinations|[]|spec.destinations: expected 1 to 16 destinations, found 0",
        "/schedule/start|null|spec.schedule.start: expected a time such as 2026-12-01T18:00:00Z,"
            + " found nothing",
        "/schedule/start|\"tonight\"|spec.schedule.start: expected a time such as"
            + " 2026-12-01T18:00:00Z, found 'tonight'",
        "/schedule/end|\"2026-12-01T18:00:00Z\"|spec.schedule.end: expected a time after start,"
            + " found '2026-12-01T18:00:00Z'",
        "/schedule/leadTime|\"25h\"|spec.schedule.leadTime: expected a duration from 0s to 24h,"
            + " found '25h'"
      })
  void aFieldThatIsNotAllowedIsNamedWithWhatWasExpected(String at, String json, String line) {
    assertThat(SpecReview.review("keynote", Specs.stream(at, json)))
        .extracting(Problem::toString)
        .containsExactly(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Keynote",
        "1st",
        "a.b",
        "a-",
        "-a",
        "a23456789012345678901234567890123456789012345678901"
      })
  void aNameThatCannotNameAServiceIsRefused(String name) {
    assertThat(SpecReview.review(name, Specs.allowed()))
        .extracting(Problem::path)
        .containsExactly("metadata.name");
  }

  @Test
  void anOpenEndIsAllowed() {
    assertThat(SpecReview.review("keynote", Specs.stream("/schedule/end", "null"))).isEmpty();
  }

  @Test
  void seventeenDestinationsAreOneTooMany() {
    String one =
        "{\"name\":\"%s\",\"url\":\"rtmp://h/a\",\"streamKeyRef\":{\"name\":\"s\",\"key\":\"k\"}}";
    StringBuilder list = new StringBuilder(one.formatted("d0"));
    for (int i = 1; i < 17; i++) {
      list.append(',').append(one.formatted("d" + i));
    }

    assertThat(SpecReview.review("keynote", Specs.stream("/destinations", "[" + list + "]")))
        .extracting(Problem::toString)
        .containsExactly("spec.destinations: expected 1 to 16 destinations, found 17");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    BackupStreamSpec spec =
        Specs.stream("/failover", "{\"buffer\":\"1h\",\"stallTimeout\":\"0s\"}");

    assertThat(SpecReview.review("Keynote", spec))
        .extracting(Problem::path)
        .containsExactly("metadata.name", "spec.failover.buffer", "spec.failover.stallTimeout");
  }

  @Test
  void aLongOrOddTextIsQuotedInOneShortLine() {
    String odd = String.join("", Collections.nCopies(100, "a\\n"));

    assertThat(SpecReview.review("keynote", Specs.stream("/failover/buffer", quoted(odd))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).hasLineCount(1).hasSizeLessThan(170))
        .extracting(Problem::reason)
        .isEqualTo(Reasons.INVALID);
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }
}
