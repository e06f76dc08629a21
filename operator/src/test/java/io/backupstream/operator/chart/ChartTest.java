package io.backupstream.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.operator.testkit.ApiServer;
import io.backupstream.operator.testkit.Chart;
import io.backupstream.operator.testkit.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders the chart with the real helm and has a real API server judge it. */
class ChartTest {
  private static final ApiServer API = ApiServer.shared();
  private static final Chart CHART = new Chart(API);
  private static final String EVERY_OPTION = "--values=src/test/resources/chart/every-option.yaml";
  private static final Pattern KIND = Pattern.compile("(?m)^kind: (\\w+)$");

  @BeforeAll
  static void knowTheKindsOfThePrometheusOperator() {
    Ran applied = API.kubectl("apply", "-f", "src/test/resources/chart/monitoring-kinds.yaml");
    assertThat(applied.code()).as(applied.out()).isZero();
    Ran established =
        API.kubectl(
            "wait",
            "--for=condition=Established",
            "crd/podmonitors.monitoring.coreos.com",
            "crd/prometheusrules.monitoring.coreos.com");
    assertThat(established.code()).as(established.out()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--strict", EVERY_OPTION})
  void helmHasNothingToSayAgainstIt(String option) {
    Ran lint = API.helm("lint", Chart.FOLDER.toString(), option);

    assertThat(lint.code()).as(lint.out()).isZero();
  }

  @Test
  void theApiServerTakesItAsItComes() {
    String namespace = API.newNamespace("chart");

    String rendered = CHART.rendered(namespace);

    assertTaken(CHART.judged(rendered));
    assertThat(kinds(rendered))
        .contains("Deployment", "ServiceAccount", "ClusterRole", "IngestRegion", "Job")
        .doesNotContain("PodMonitor", "PrometheusRule", "ConfigMap");
  }

  @Test
  void theApiServerTakesItWithEveryOptionOn() {
    String namespace = API.newNamespace("chart");
    createIfMissing("events");

    String rendered = CHART.rendered(namespace, EVERY_OPTION);

    assertTaken(CHART.judged(rendered));
    assertThat(kinds(rendered)).contains("PodMonitor", "PrometheusRule", "ConfigMap");
  }

  @Test
  void anOperatorOfSomeNamespacesHasNoRoleForStreamsElsewhere() {
    String rendered = CHART.rendered("some", "--set=watchNamespaces={events,default}");

    List<String> clusterWide =
        Pattern.compile("(?m)^---$")
            .splitAsStream(rendered)
            .filter(manifest -> manifest.contains("kind: ClusterRole\n"))
            .filter(manifest -> !manifest.contains("name: some-backupstream-editor"))
            .filter(manifest -> !manifest.contains("name: some-backupstream-viewer"))
            .toList();
    assertThat(clusterWide)
        .isNotEmpty()
        .allSatisfy(role -> assertThat(role).doesNotContain("backupstreams", "secrets", "pods"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "replica=2 | additional properties 'replica' not allowed",
        "replicas=0 | '/replicas': minimum: got 0, want 1",
        "replicas=two | '/replicas': got string, want integer",
        "image.pullPolicy=Sometimes | '/image/pullPolicy': value must be one of 'Always'",
        "image.tag=a b | '/image/tag': 'a b' does not match pattern",
        "ingest.image=relay | '/ingest/image': got string, want object",
        "watchNamespaces={Events} | '/watchNamespaces/0': 'Events' does not match pattern",
        "watchNamespaces={a,a} | '/watchNamespaces': items at 0 and 1 are equal",
        "logLevel=LOUD | '/logLevel': value must be one of 'ERROR'",
        "resources.limits.memory=1 GB | '/resources/limits/memory'",
        "defaultRegion.name=auto | '/defaultRegion/name': 'not' failed",
        "defaultRegion.spec.exposure.type=Ingress | '/defaultRegion/spec/exposure/type': value must",
        "defaultRegion.spec.nodes=all | additional properties 'nodes' not allowed",
        "monitoring.namespace=Mon | '/monitoring/namespace': 'Mon' does not match pattern",
        "monitoring.podMonitors.interval=often | '/monitoring/podMonitors/interval': 'often'",
        "releaseFinalizers.enabled=maybe | '/releaseFinalizers/enabled': got string, want boolean"
      })
  void nonsenseIsRefusedWithTheValueThatIsWrong(String value, String sentence) {
    Ran tried = CHART.tried("nonsense", "--set=" + value);

    assertThat(tried.code()).isNotZero();
    assertThat(tried.out()).contains(sentence);
  }

  @Test
  void anInstallationSaysTheNextThreeCommands() {
    String namespace = API.newNamespace("chart");

    Ran installed = API.helm("install", namespace, Chart.FOLDER.toString(), "-n", namespace);

    assertThat(installed.out())
        .contains("kubectl apply -f examples/quickstart.yaml")
        .contains("kubectl wait --for=condition=Ready bs/quickstart")
        .contains("kubectl get bs quickstart -o wide");
    assertThat(API.kubectl("get", "ir", "default", "-o", "jsonpath={.spec.default}").out())
        .isEqualTo("true");
    API.kubectl("delete", "ir", "default");
  }

  @Test
  void anEditorCanDoWhatTheReadmeSaysAndAViewerSeesNoKey() {
    String namespace = API.newNamespace("chart");
    CHART.install(namespace);
    bind(namespace, "editor", "ada");
    bind(namespace, "viewer", "ben");

    Ran applied = as("ada", namespace, "apply", "-f", Path.of("..", "examples") + "");
    assertThat(applied.code()).as(applied.out()).isZero();
    assertThat(as("ada", namespace, "get", "secret", "quickstart-keys").code()).isZero();
    assertThat(as("ada", namespace, "delete", "bs", "quickstart").code()).isZero();
    assertThat(
            as("ada", namespace, "auth", "can-i", "patch", "bs/keynote", "--subresource=status")
                .out())
        .contains("no");
    assertThat(as("ada", namespace, "auth", "can-i", "create", "deployments").out()).contains("no");
    assertThat(as("ben", namespace, "get", "bs").out()).contains("keynote");
    assertThat(as("ben", namespace, "get", "secret", "keynote-keys").out()).contains("forbidden");
    assertThat(as("ben", namespace, "delete", "bs", "keynote").out()).contains("forbidden");
  }

  private static Ran as(String user, String namespace, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--as", user, "-n", namespace));
    all.addAll(List.of(arguments));
    return API.kubectl(all.toArray(String[]::new));
  }

  private static void bind(String namespace, String role, String user) {
    Ran bound =
        API.kubectl(
            "-n",
            namespace,
            "create",
            "rolebinding",
            user,
            "--clusterrole=" + namespace + "-backupstream-" + role,
            "--user=" + user);
    assertThat(bound.code()).as(bound.out()).isZero();
  }

  private static void createIfMissing(String namespace) {
    API.kubectl("create", "namespace", namespace);
  }

  private static void assertTaken(Ran judged) {
    assertThat(judged.code()).as(judged.out()).isZero();
  }

  private static List<String> kinds(String rendered) {
    return KIND.matcher(rendered).results().map((MatchResult kind) -> kind.group(1)).toList();
  }
}
