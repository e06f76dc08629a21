package io.backupstream.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionReviewTest {
  @Test
  void nothingIsSaidOfAnAllowedRegion() {
    assertThat(RegionReview.review("eu-central", Specs.region("/default", "true"))).isEmpty();
    assertThat(RegionReview.review("eu-central", Specs.region("/host", "null"))).isEmpty();
    assertThat(
            RegionReview.review(
                "eu-central",
                Specs.region(
                    "/placement/resources",
                    "{\"requests\":{\"cpu\":2,\"memory\":\"1.5Gi\"},\"limits\":{\"memory\":\"2e9\"}}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "eu.central", "EU", "-eu"})
  void aNameThatIsNotAllowedIsRefused(String name) {
    assertThat(RegionReview.review(name, Specs.region("/default", "true")))
        .extracting(Problem::path)
        .containsExactly("metadata.name");
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
        "/placement/imagePullSecrets|[{\"name\":\"a\"},{\"name\":\"a\"}]|spec.placement.imagePullSecrets[1].name:"
            + " expected each Secret once, found a again",
        "/placement/priorityClassName|\"High!\"|spec.placement.priorityClassName: expected the name of a PriorityClass, found 'High!'",
        "/placement/nodeSelector|{\"zone\":\"a b\"}|spec.placement.nodeSelector.zone: expected a label's value, found 'a b'",
        "/placement/nodeSelector|{\"a/b/c\":\"\"}|spec.placement.nodeSelector[\"a/b/c\"]: expected a label, found 'a/b/c'",
        "/placement/resources|{\"limits\":{\"memory\":\"1 GB\"}}|spec.placement.resources.limits.memory: expected a quantity such as 100m, 256Mi or 2, found '1 GB'",
        "/placement/resources|{\"requests\":{\"cpu\":-1}}|spec.placement.resources.requests.cpu: expected a quantity such as 100m, 256Mi or 2, found '-1'",
        "/placement/tolerations|[{\"value\":\"x\"}]|spec.placement.tolerations[0]: expected a key, or operator Exists for every taint, found neither",
        "/placement/tolerations|[{\"operator\":\"Exists\",\"value\":\"x\"}]|spec.placement.tolerations[0]: expected no value with operator Exists, found one",
        "/placement/tolerations|[{\"key\":\"a\",\"operator\":\"Is\"}]|spec.placement.tolerations[0].operator: expected one of Equal, Exists, found 'Is'",
        "/placement/tolerations|[{\"key\":\"a\",\"effect\":\"No\"}]|spec.placement.tolerations[0].effect: expected one of NoExecute, NoSchedule, PreferNoSchedule, found 'No'",
        "/placement/tolerations|[{\"key\":\"a\",\"tolerationSeconds\":1}]|spec.placement.tolerations[0]: expected effect NoExecute with tolerationSeconds, found another",
        "/exposure/mode|\"Shared\"|spec.exposure.mode: expected PerStream, found 'Shared', which is"
            + " reserved",
        "/egress/deny|[\"10.0.0.0/8\",\"ten\"]|spec.egress.deny[1]: expected a CIDR such as"
            + " 10.0.0.0/8 or fd00::/8, found 'ten'",
        "/egress/allow|[\"10.0.0.1\"]|spec.egress.allow[0]: expected a CIDR such as 10.0.0.0/8 or"
            + " fd00::/8, found '10.0.0.1'"
      })
  void aFieldThatIsNotAllowedIsNamedWithWhatWasExpected(String at, String json, String line) {
    assertThat(RegionReview.review("eu-central", Specs.region(at, json)))
        .extracting(Problem::toString)
        .containsExactly(line);
  }
}
