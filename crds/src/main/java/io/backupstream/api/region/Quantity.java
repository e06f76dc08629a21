package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount as Kubernetes writes it, text or a whole number: {@code 100m}, {@code 256Mi}, {@code
 * 2}.
 */
public record Quantity(@JsonValue String amount) {
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
