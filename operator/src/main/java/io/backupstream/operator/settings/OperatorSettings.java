package io.backupstream.operator.settings;

import io.backupstream.operator.plan.Setup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param pod this operator's pod: its identity as a leader
 * @param watchedNamespaces whose streams are seen to; empty: all
 * @param setup what plans need to know
 */
public record OperatorSettings(String pod, Set<String> watchedNamespaces, Setup setup) {
  public static final String NAMESPACE = "BACKUPSTREAM_NAMESPACE";
  public static final String WATCH_NAMESPACES = "BACKUPSTREAM_WATCH_NAMESPACES";
  public static final String RELAY_IMAGE = "BACKUPSTREAM_RELAY_IMAGE";
  public static final String PULL_POLICY = "BACKUPSTREAM_RELAY_IMAGE_PULL_POLICY";
  public static final String PULL_SECRETS = "BACKUPSTREAM_RELAY_IMAGE_PULL_SECRETS";
  public static final String MONITORING_NAMESPACE = "BACKUPSTREAM_MONITORING_NAMESPACE";
  public static final String POD = "BACKUPSTREAM_POD";

  private static final Set<String> POLICIES = Set.of("Always", "IfNotPresent", "Never");
  static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  static final Pattern DNS_NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");

  public OperatorSettings {
    watchedNamespaces = Set.copyOf(watchedNamespaces);
  }

  /**
   * Reads the environment.
   *
   * @throws SettingsException naming the first variable that is missing or not allowed
   */
  public static OperatorSettings from(Map<String, String> environment) throws SettingsException {
    Variables variables = new Variables(environment);
    Setup setup =
        new Setup(
            variables.required(NAMESPACE, DNS_LABEL, "the operator's namespace"),
            variables.required(RELAY_IMAGE, Pattern.compile("\\S+"), "the ingest pods' image"),
            variables.pullPolicy(),
            variables.names(PULL_SECRETS, DNS_NAME, "names of Secrets, separated by commas"),
            variables.optional(MONITORING_NAMESPACE, DNS_LABEL, "a namespace"));
    return new OperatorSettings(
        variables.required(POD, DNS_NAME, "the name of the operator's pod"),
        variables.watchedNamespaces(),
        setup);
  }

  /** Reads variables of the environment, and says which one is wrong. */
  record Variables(Map<String, String> environment) {
    String required(String name, Pattern pattern, String expected) throws SettingsException {
      return matching(name, value(name), pattern, expected);
    }

    @Nullable String optional(String name, Pattern pattern, String expected)
        throws SettingsException {
      String value = value(name);
      return value.isEmpty() ? null : matching(name, value, pattern, expected);
    }

    List<String> names(String name, Pattern pattern, String expected) throws SettingsException {
      List<String> names =
          Arrays.stream(value(name).split(","))
              .map(String::strip)
              .filter(entry -> !entry.isEmpty())
              .toList();
      for (String entry : names) {
        matching(name, entry, pattern, expected);
      }
      return names;
    }

    Set<String> watchedNamespaces() throws SettingsException {
      return new TreeSet<>(names(WATCH_NAMESPACES, DNS_LABEL, "namespaces, separated by commas"));
    }

    String pullPolicy() throws SettingsException {
      String policy = value(PULL_POLICY);
      if (policy.isEmpty()) {
        return "IfNotPresent";
      }
      if (!POLICIES.contains(policy)) {
        throw new SettingsException(
            PULL_POLICY, "Always, IfNotPresent or Never", "'" + policy + "'");
      }
      return policy;
    }

    private String value(String name) {
      return environment.getOrDefault(name, "").strip();
    }

    private static String matching(String name, String value, Pattern pattern, String expected)
        throws SettingsException {
      if (!pattern.matcher(value).matches()) {
        throw new SettingsException(
            name, expected, value.isEmpty() ? "nothing" : "'" + value + "'");
      }
      return value;
    }
  }
}
