package io.backupstream.api;

import java.util.Locale;

/**
 * How an enum constant is written in manifests: {@code PREFER_PRIMARY} is {@code PreferPrimary}.
 */
public final class WireName {
  private WireName() {}

  /** The constant's name in upper camel case. */
  public static String of(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
