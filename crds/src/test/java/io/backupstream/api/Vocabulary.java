package io.backupstream.api;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a class of constants. */
final class Vocabulary {
  private Vocabulary() {}

  static Set<String> of(Class<?> constants) {
    return Arrays.stream(constants.getFields())
        .map(
            field -> {
              try {
                return String.valueOf(field.get(null));
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .collect(Collectors.toSet());
  }
}
