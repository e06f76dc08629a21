package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final String TLS = "../crds/src/test/resources/tls/";

  @Test
  void aRunIsReachableFromThisMachineAlone() throws UsageException {
    RunOptions options = RunOptions.parse(List.of("event.yaml"));

    assertThat(options.files()).containsExactly(Path.of("event.yaml"));
    assertThat(options.listen()).hasToString("/127.0.0.1:1935");
    assertThat(options.management()).hasToString("/127.0.0.1:8080");
    assertThat(options.tls()).isNull();
  }

  @Test
  void aPodIsReachableFromAnywhere() throws UsageException {
    PodOptions options = PodOptions.parse(List.of("--manifests", "/relay"));

    assertThat(options.manifests()).isEqualTo(Path.of("/relay"));
    assertThat(options.listen()).hasToString("/0.0.0.0:1935");
    assertThat(options.management()).hasToString("/0.0.0.0:8080");
  }

  @Test
  void aRunTakesItsCertificateFromFiles() throws UsageException {
    RunOptions options =
        RunOptions.parse(
            List.of("a.yaml", "--tls-cert", TLS + "ec.crt", "--tls-key", TLS + "ec-pkcs8.key"));

    assertThat(Objects.requireNonNull(options.tls()).chain()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.yaml --listen|expected HOST:PORT after --listen",
        "a.yaml --listen 1935|expected HOST:PORT with a port up to 65535 after --listen, found",
        "a.yaml --fast|unknown option --fast; usage: ",
        "--listen 127.0.0.1:1|expected at least one manifest; usage: ",
        "a.yaml --tls-cert c.pem|expected --tls-cert and --tls-key together",
        "a.yaml --tls-cert none.pem --tls-key none.pem|none.pem: expected a PEM file that can be",
        "a.yaml --tls-cert TLS/ec.crt --tls-key TLS/rsa-pkcs8.key|rsa-pkcs8.key: expected the EC",
        "a.yaml --tls-cert TLS/ec.crt --tls-key TLS/encrypted.key|encrypted.key: expected an unenc",
      })
  void aRunThatCannotBeIsRefusedInALine(String arguments, String line) {
    List<String> split = List.of(arguments.replace("TLS/", TLS).split(" "));

    assertThatThrownBy(() -> RunOptions.parse(split))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--listen 127.0.0.1:1|expected --manifests FOLDER; usage: ",
        "--manifests /relay event.yaml|unknown argument event.yaml; usage: ",
        "--manifests|expected FOLDER after --manifests",
      })
  void aPodThatCannotBeIsRefusedInALine(String arguments, String line) {
    assertThatThrownBy(() -> PodOptions.parse(List.of(arguments.split(" "))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(line);
  }
}
