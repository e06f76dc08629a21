package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount as Kubernetes writes it, text or a whole number: {@code 100m}, {@code 256Mi}, {@code
 * 2}.
 */
public record Quantity(@JsonValue String amount) {
  /** What an amount looks like that is not negative. */
  public static final String PATTERN =
      "^[+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$";

  /** An amount that is written as text. */
  @JsonCreator
  public static Quantity of(String amount) {
    return new Quantity(amount);
  }

  /** An amount that is written as a whole number. */
  @JsonCreator
  public static Quantity of(long amount) {
    return new Quantity(Long.toString(amount));
  }

  @Override
  public String toString() {
    return amount;
  }
}
