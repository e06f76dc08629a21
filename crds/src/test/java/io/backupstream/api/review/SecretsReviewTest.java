package io.backupstream.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.tls.TlsFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsReviewTest {
  private static final String EXPECTED_KEY =
      "expected a stream key of 16 to 128 letters, digits, '-' or '_', found ";
  private static final String EXPECTED_DESTINATION_KEY =
      "expected a stream key of 1 to 1024 printable characters without spaces, found ";

  private final Map<String, Map<String, String>> secrets = new HashMap<>();

  @BeforeEach
  void everySecretIsThere() {
    put("event-keys", "primary", "primary-0123456789", "backup", "backup-0123456789");
    put("event-tls", "tls.crt", TlsFiles.read("ec.crt"), "tls.key", TlsFiles.read("ec-sec1.key"));
    put("youtube", "streamKey", "abcd-efgh");
    put("twitch", "streamKey", "live_1_x?bandwidthtest=true");
  }

  @Test
  void nothingIsSaidIfEverySecretHoldsWhatIsNeeded() {
    assertThat(review(Specs.allowed())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "event-keys, spec.keys.secretRef.name",
    "event-tls, spec.tls.secretRef.name",
    "twitch, spec.destinations[1].streamKeyRef.name"
  })
  void aMissingSecretIsToldWhereItIsNamed(String secret, String path) {
    secrets.remove(secret);

    assertThat(review(Specs.allowed()))
        .containsExactly(
            new Problem(
                Reasons.SECRET_NOT_FOUND,
                null,
                path,
                "expected a Secret named " + secret + ", found none"));
  }

  @Test
  void keysThatAreToBeGeneratedMayBeMissing() {
    assertThat(review(Specs.stream("/keys", "null"))).isEmpty();
  }

  @Test
  void keysThatWereGeneratedAreReviewed() {
    put("keynote-keys", "primary", "primary-0123456789");

    assertThat(lines(Specs.stream("/keys", "null")))
        .containsExactly("Secret keynote-keys: data.backup: " + EXPECTED_KEY + "nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "short, 5 characters",
    "with space 0123456789, 21 characters",
    "pr\u00EDmary-0123456789, 18 characters",
    "'', 0 characters"
  })
  void aKeyThatDoesNotMatchIsDescribedAndNotShown(String key, String described) {
    put("event-keys", "primary", key, "backup", "backup-0123456789");

    assertThat(lines(Specs.allowed()))
        .containsExactly("Secret event-keys: data.primary: " + EXPECTED_KEY + described);
  }

  @Test
  void aKeyWithALineBreakIsToldHowToBeWrittenWithoutOne() {
    put("twitch", "streamKey", "live_1_x\n");

    assertThat(lines(Specs.allowed()))
        .containsExactly(
            "Secret twitch: data.streamKey: "
                + EXPECTED_DESTINATION_KEY
                + "one that ends with a line break (printf '%s' writes none)");
  }

  @Test
  void theTwoKeysMustDiffer() {
    put("event-keys", "primary", "primary-0123456789", "backup", "primary-0123456789");

    assertThat(lines(Specs.allowed()))
        .containsExactly(
            "Secret event-keys: data.backup: expected a stream key of its own, found the primary's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "tab\there"})
  void aDestinationsKeyIsPrintableAndThere(String key) {
    put("youtube", "streamKey", key);

    assertThat(lines(Specs.allowed()))
        .containsExactly(
            "Secret youtube: data.streamKey: "
                + EXPECTED_DESTINATION_KEY
                + key.length()
                + " characters");
  }

  @Test
  void aCertificateThatCannotServeIsToldAtItsEntry() {
    put("event-tls", "tls.crt", TlsFiles.read("ec.crt"));

    assertThat(lines(Specs.allowed()))
        .containsExactly(
            "Secret event-tls: data[\"tls.key\"]: expected a PEM block PRIVATE KEY, found none");
  }

  private void put(String secret, String... entriesAndValues) {
    Map<String, String> entries = new HashMap<>();
    for (int i = 0; i < entriesAndValues.length; i += 2) {
      entries.put(entriesAndValues[i], entriesAndValues[i + 1]);
    }
    secrets.put(secret, entries);
  }

  private List<Problem> review(BackupStreamSpec spec) {
    return SecretsReview.review("keynote", spec, name -> Optional.ofNullable(secrets.get(name)));
  }

  private List<String> lines(BackupStreamSpec spec) {
    return review(spec).stream().map(Problem::toString).toList();
  }
}
