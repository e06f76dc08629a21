package io.backupstream.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of(
          OperatorSettings.NAMESPACE, "backupstream",
          OperatorSettings.RELAY_IMAGE, "registry.example.com/ingest-pod:1",
          OperatorSettings.POD, "operator-0");

  @Test
  void threeVariablesAreEnough() throws SettingsException {
    OperatorSettings settings = OperatorSettings.from(LEAST);

    assertThat(settings.pod()).isEqualTo("operator-0");
    assertThat(settings.watchedNamespaces()).isEmpty();
    assertThat(settings.setup().pullPolicy()).isEqualTo("IfNotPresent");
    assertThat(settings.setup().pullSecrets()).isEmpty();
    assertThat(settings.setup().monitoringNamespace()).isNull();
  }

  @Test
  void listsAreSeparatedByCommas() throws SettingsException {
    OperatorSettings settings =
        OperatorSettings.from(
            with(
                OperatorSettings.WATCH_NAMESPACES, "events, news,",
                OperatorSettings.PULL_SECRETS, "registry"));

    assertThat(settings.watchedNamespaces()).containsExactlyInAnyOrder("events", "news");
    assertThat(settings.setup().pullSecrets()).containsExactly("registry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BACKUPSTREAM_NAMESPACE |  | expected the operator's namespace, found nothing",
        "BACKUPSTREAM_RELAY_IMAGE |  | expected the ingest pods' image, found nothing",
        "BACKUPSTREAM_POD |  | expected the name of the operator's pod, found nothing",
        "BACKUPSTREAM_RELAY_IMAGE_PULL_POLICY | Often"
            + " | expected Always, IfNotPresent or Never, found 'Often'",
        "BACKUPSTREAM_WATCH_NAMESPACES | a;b"
            + " | expected namespaces, separated by commas, found 'a;b'",
        "BACKUPSTREAM_MONITORING_NAMESPACE | Mon | expected a namespace, found 'Mon'"
      })
  void aWrongVariableIsNamedInOneLine(String variable, String value, String expected) {
    assertThatThrownBy(() -> OperatorSettings.from(with(variable, value == null ? "" : value)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(variable + ": " + expected);
  }

  private static Map<String, String> with(String... pairs) {
    Map<String, String> environment = new HashMap<>(LEAST);
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return environment;
  }
}
