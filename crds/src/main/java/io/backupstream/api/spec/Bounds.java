package io.backupstream.api.spec;

/** The least and the greatest that each duration of a spec may be, both included. */
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

  private Bounds() {}
}
