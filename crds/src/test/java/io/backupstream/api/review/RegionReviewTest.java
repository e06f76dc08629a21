package io.backupstream.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionReviewTest {
  @Test
  void nothingIsSaidOfAnAllowedRegion() {
    assertThat(RegionReview.review(Specs.region("/default", "true"))).isEmpty();
    assertThat(RegionReview.review(Specs.region("/host", "null"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/host|\"{event}.example.com\"|spec.host: expected a host name that may contain {name} and"
            + " {namespace}, found '{event}.example.com'",
        "/placement/lostNodeSeconds|-1|spec.placement.lostNodeSeconds: expected 0 to 3600, found"
            + " -1",
        "/placement/lostNodeSeconds|3601|spec.placement.lostNodeSeconds: expected 0 to 3600, found"
            + " 3601",
        "/placement/imagePullSecrets|[{}]|spec.placement.imagePullSecrets[0].name: expected the"
            + " name of a Secret, found nothing",
        "/exposure/mode|\"Shared\"|spec.exposure.mode: expected PerStream, found 'Shared', which is"
            + " reserved",
        "/egress/deny|[\"10.0.0.0/8\",\"ten\"]|spec.egress.deny[1]: expected a CIDR such as"
            + " 10.0.0.0/8 or fd00::/8, found 'ten'",
        "/egress/allow|[\"10.0.0.1\"]|spec.egress.allow[0]: expected a CIDR such as 10.0.0.0/8 or"
            + " fd00::/8, found '10.0.0.1'"
      })
  void aFieldThatIsNotAllowedIsNamedWithWhatWasExpected(String at, String json, String line) {
    assertThat(RegionReview.review(Specs.region(at, json)))
        .extracting(Problem::toString)
        .containsExactly(line);
  }
}
