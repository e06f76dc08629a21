package io.backupstream.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindProblemTest {
  private static final String STREAM =
      """
      apiVersion: backupstream.io/v1alpha1
      kind: BackupStream
      metadata: {name: keynote}
      spec:
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "failover: {bufer: 4s}|spec.failover.bufer: unknown field, expected one of backupOffset,"
            + " buffer, holdTimeout, pin, policy, recoveryTime, stallTimeout, startGrace",
        "failover: {buffer: 4}|spec.failover.buffer: expected text (put it in quotes), found a"
            + " number",
        "failover: {policy: sticky}|spec.failover.policy: expected Sticky or PreferPrimary, found"
            + " 'sticky'",
        "failover: {policy: 1}|spec.failover.policy: expected Sticky or PreferPrimary, found a"
            + " number",
        "failover: 4s|spec.failover: expected an object, found text",
        "failover: [a]|spec.failover: expected an object, found a list",
        "suspend: \"true\"|spec.suspend: expected true or false, found text",
        "suspend: 1|spec.suspend: expected true or false, found a number",
        "region: true|spec.region: expected text (put it in quotes), found true or false",
        "region: {a: b}|spec.region: expected text (put it in quotes), found an object",
        "destinations: {name: a}|spec.destinations: expected a list, found an object",
        "destinations: [a]|spec.destinations[0]: expected an object, found text",
        "`destinations: [{}, {nme: a}]`|spec.destinations[1].nme: unknown field, expected one of"
            + " enabled, name, streamKeyRef, url"
      })
  void aFieldThatCannotBeReadIsNamedWithWhatWasExpected(String field, String text) {
    assertThat(ManifestText.read(STREAM + "  " + field).defects())
        .containsExactly(new Defect(5, "BackupStream default/keynote: " + text));
  }

  @Test
  void aQuantityIsTextOrAWholeNumber() {
    String region =
        """
        apiVersion: backupstream.io/v1alpha1
        kind: IngestRegion
        metadata: {name: eu}
        spec:
          placement:
            resources: {requests: {cpu: 1, memory: VALUE}}
        """;

    assertThat(ManifestText.read(region.replace("VALUE", "256Mi")).defects()).isEmpty();
    assertThat(ManifestText.read(region.replace("VALUE", "[1]")).defects())
        .containsExactly(
            new Defect(
                6,
                "IngestRegion eu: spec.placement.resources.requests.memory: expected a quantity such"
                    + " as 256Mi, found a list"));
  }

  @Test
  void aWholeNumberIsExpectedAsOne() {
    String region =
        """
        apiVersion: backupstream.io/v1alpha1
        kind: IngestRegion
        metadata: {name: eu}
        spec:
          placement:
            lostNodeSeconds: 1.5
        """;

    assertThat(ManifestText.read(region).defects())
        .containsExactly(
            new Defect(
                6,
                "IngestRegion eu: spec.placement.lostNodeSeconds: expected a whole number, found a"
                    + " number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stringData: {primary: 1234567890123456}|stringData.primary: expected text (put it in"
            + " quotes), found a number",
        "data: {primary: secret-0123456789}|data.primary: expected base64, found other text (plain"
            + " text: stringData)",
        "data: secret-0123456789|data: expected an object, found text",
        "type: [secret-0123456789]|type: expected text (put it in quotes), found a list"
      })
  void aSecretsValueIsNeverShown(String field, String text) {
    String yaml = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\n" + field;

    assertThat(ManifestText.read(yaml).defects())
        .containsExactly(new Defect(4, "Secret default/keys: " + text));
  }
}
