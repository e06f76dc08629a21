package io.backupstream.api;

/** The group and version that all manifests carry. */
public final class Api {
  public static final String GROUP = "backupstream.io";
  public static final String VERSION = "v1alpha1";

  private Api() {}
}
