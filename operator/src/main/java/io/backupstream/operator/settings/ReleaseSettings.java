package io.backupstream.operator.settings;

import io.backupstream.operator.settings.OperatorSettings.Variables;
import java.util.Map;
import java.util.Set;

/**
 * What the environment says when an installation goes.
 *
 * @param namespace of the operator
 * @param deployment of the operator, which must not run on
 * @param watchedNamespaces whose streams it has held; empty: all
 */
public record ReleaseSettings(String namespace, String deployment, Set<String> watchedNamespaces) {
  public static final String DEPLOYMENT = "BACKUPSTREAM_DEPLOYMENT";

  public ReleaseSettings {
    watchedNamespaces = Set.copyOf(watchedNamespaces);
  }

  /**
   * Reads the environment.
   *
   * @throws SettingsException naming the first variable that is missing or not allowed
   */
  public static ReleaseSettings from(Map<String, String> environment) throws SettingsException {
    Variables variables = new Variables(environment);
    return new ReleaseSettings(
        variables.required(
            OperatorSettings.NAMESPACE, OperatorSettings.DNS_LABEL, "the operator's namespace"),
        variables.required(DEPLOYMENT, OperatorSettings.DNS_NAME, "the operator's Deployment"),
        variables.watchedNamespaces());
  }
}
