package io.backupstream.api.spec;

import io.backupstream.api.Durations;

/**
 * The least and the greatest that each duration of a spec may be, both included, and the same as
 * the rules that an API server checks.
 */
public final class Bounds {
  public static final String BUFFER_MIN = "0s";
  public static final String BUFFER_MAX = "30s";
  public static final String STALL_MIN = "200ms";
  public static final String STALL_MAX = "30s";
  public static final String GRACE_MIN = "0s";
  public static final String GRACE_MAX = "5m";
  public static final String HOLD_MIN = "0s";
  public static final String HOLD_MAX = "1h";
  public static final String RECOVERY_MIN = "0s";
  public static final String RECOVERY_MAX = "1h";
  public static final String OFFSET_MIN = "-10s";
  public static final String OFFSET_MAX = "10s";
  public static final String LEAD_MIN = "0s";
  public static final String LEAD_MAX = "24h";

  /** No duration within bounds is longer. */
  static final int MAX_CHARS = 9;

  private static final String IF_SHAPED = "self.matches(r'" + Durations.PATTERN + "')";
  private static final String AT_LEAST = IF_SHAPED + " && duration(self) >= duration('";
  private static final String AT_MOST = "') && duration(self) <= duration('";
  private static final String END = "')";
  private static final String EXPECTED = "expected a duration from ";
  private static final String TO = " to ";

  static final String BUFFER_RULE = AT_LEAST + BUFFER_MIN + AT_MOST + BUFFER_MAX + END;
  static final String BUFFER_MESSAGE = EXPECTED + BUFFER_MIN + TO + BUFFER_MAX;
  static final String STALL_RULE = AT_LEAST + STALL_MIN + AT_MOST + STALL_MAX + END;
  static final String STALL_MESSAGE = EXPECTED + STALL_MIN + TO + STALL_MAX;
  static final String GRACE_RULE = AT_LEAST + GRACE_MIN + AT_MOST + GRACE_MAX + END;
  static final String GRACE_MESSAGE = EXPECTED + GRACE_MIN + TO + GRACE_MAX;
  static final String HOLD_RULE = AT_LEAST + HOLD_MIN + AT_MOST + HOLD_MAX + END;
  static final String HOLD_MESSAGE = EXPECTED + HOLD_MIN + TO + HOLD_MAX;
  static final String RECOVERY_RULE = AT_LEAST + RECOVERY_MIN + AT_MOST + RECOVERY_MAX + END;
  static final String RECOVERY_MESSAGE = EXPECTED + RECOVERY_MIN + TO + RECOVERY_MAX;
  static final String OFFSET_RULE = AT_LEAST + OFFSET_MIN + AT_MOST + OFFSET_MAX + END;
  static final String OFFSET_MESSAGE = EXPECTED + OFFSET_MIN + TO + OFFSET_MAX;
  static final String LEAD_RULE = AT_LEAST + LEAD_MIN + AT_MOST + LEAD_MAX + END;
  static final String LEAD_MESSAGE = EXPECTED + LEAD_MIN + TO + LEAD_MAX;

  private Bounds() {}
}
