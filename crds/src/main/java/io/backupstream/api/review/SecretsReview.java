package io.backupstream.api.review;

import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.spec.Keys;
import io.backupstream.api.spec.SecretKeyRef;
import io.backupstream.api.spec.Tls;
import io.backupstream.api.tls.TlsPem;
import io.backupstream.api.tls.TlsPemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the Secrets that an allowed spec names exist and hold what it needs. */
public final class SecretsReview {
  private static final Pattern ENCODER_KEY = Pattern.compile(Keys.PATTERN);
  private static final Pattern DESTINATION_KEY = Pattern.compile("[!-~]{1,1024}");

  /** From here on a text is a key, and not an app that happens to be called like one. */
  private static final int UNLIKELY_NAME = 12;

  private final SecretLookup secrets;
  private final Findings findings = new Findings();

  private SecretsReview(SecretLookup secrets) {
    this.secrets = secrets;
  }

  /**
   * All that is missing or wrong; empty if the stream can run. Where a spec names no keys, a Secret
   * for generated ones may be missing, and is reviewed if it is there.
   */
  public static List<Problem> review(
      String streamName, BackupStreamSpec spec, SecretLookup secrets) {
    SecretsReview review = new SecretsReview(secrets);
    review.reviewKeys(streamName, spec.keys());
    if (spec.tls() != null) {
      review.reviewTls(spec.tls().secretRef().name());
    }
    for (int i = 0; i < spec.destinations().size(); i++) {
      review.reviewStreamKey(FieldPath.of("spec.destinations", i), spec.destinations().get(i));
    }
    return review.findings.all();
  }

  private void reviewKeys(String streamName, @Nullable Keys keys) {
    String secret = keys == null ? Keys.generatedSecretName(streamName) : keys.secretRef().name();
    Optional<Map<String, String>> entries = secrets.find(secret);
    if (entries.isEmpty()) {
      if (keys != null) {
        findings.add(Problem.secretNotFound("spec.keys.secretRef.name", secret));
      }
      return;
    }
    String primary = entries.get().get(Keys.PRIMARY_ENTRY);
    String backup = entries.get().get(Keys.BACKUP_ENTRY);
    boolean primaryAllowed = encoderKey(secret, Keys.PRIMARY_ENTRY, primary);
    boolean backupAllowed = encoderKey(secret, Keys.BACKUP_ENTRY, backup);
    if (primaryAllowed && backupAllowed && Objects.equals(primary, backup)) {
      findings.add(
          Problem.secretInvalid(
              secret, Keys.BACKUP_ENTRY, "expected a stream key of its own, found the primary's"));
    }
  }

  private boolean encoderKey(String secret, String entry, @Nullable String value) {
    String expected = "expected a stream key of 16 to 128 letters, digits, '-' or '_'";
    return matches(secret, entry, value, ENCODER_KEY, expected);
  }

  private void reviewStreamKey(String path, Destination destination) {
    SecretKeyRef ref = destination.streamKeyRef();
    Optional<Map<String, String>> entries = secrets.find(ref.name());
    if (entries.isEmpty()) {
      findings.add(Problem.secretNotFound(path + ".streamKeyRef.name", ref.name()));
      return;
    }
    String expected = "expected a stream key of 1 to 1024 printable characters without spaces";
    String key = entries.get().get(ref.key());
    boolean allowed = matches(ref.name(), ref.key(), key, DESTINATION_KEY, expected);
    boolean isKey = key != null && allowed && key.length() >= UNLIKELY_NAME;
    if (isKey && destination.url().endsWith("/" + key)) {
      findings.add(
          Problem.secretInvalid(
              ref.name(),
              ref.key(),
              "expected a stream key that is not in " + path + ".url, found it at the end there"));
    }
  }

  private boolean matches(
      String secret, String entry, @Nullable String value, Pattern pattern, String expected) {
    boolean allowed = value != null && pattern.matcher(value).matches();
    if (!allowed) {
      findings.add(Problem.secretInvalid(secret, entry, expected + ", found " + described(value)));
    }
    return allowed;
  }

  /** What a key is like, without any of it. */
  private static String described(@Nullable String value) {
    if (value == null) {
      return "nothing";
    }
    if (value.endsWith("\n")) {
      return "one that ends with a line break (printf '%s' writes none)";
    }
    return value.length() + " characters";
  }

  private void reviewTls(String secret) {
    Optional<Map<String, String>> entries = secrets.find(secret);
    if (entries.isEmpty()) {
      findings.add(Problem.secretNotFound("spec.tls.secretRef.name", secret));
      return;
    }
    try {
      TlsPem.read(
          entries.get().getOrDefault(Tls.CERTIFICATE_ENTRY, ""),
          entries.get().getOrDefault(Tls.PRIVATE_KEY_ENTRY, ""));
    } catch (TlsPemException broken) {
      findings.add(
          Problem.secretInvalid(secret, broken.entry(), String.valueOf(broken.getMessage())));
    }
  }
}
