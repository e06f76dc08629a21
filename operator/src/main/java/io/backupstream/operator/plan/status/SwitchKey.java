package io.backupstream.operator.plan.status;

import io.backupstream.api.status.Switch;

/**
 * What tells a switch from all others. A relay that is started again in the same pod counts from
 * the beginning, so that its id alone would not do.
 */
public record SwitchKey(String id, String at) {
  /** What tells a switch. */
  public static SwitchKey of(Switch each) {
    return new SwitchKey(each.id(), each.at());
  }
}
