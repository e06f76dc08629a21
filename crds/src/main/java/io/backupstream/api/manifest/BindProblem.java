package io.backupstream.api.manifest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.backupstream.api.region.Quantity;
import io.backupstream.api.review.FieldPath;
import io.backupstream.api.review.Found;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a mapper cannot bind into plain words, with the field and without a Secret's values.
 */
final class BindProblem {
  private BindProblem() {}

  /** The problem with the field at {@link #path}. */
  static String describe(JsonMappingException problem, JsonNode root) {
    String path = path(problem);
    JsonNode found = find(problem, root);
    return switch (problem) {
      case UnrecognizedPropertyException unknown ->
          path + ": unknown field, expected one of " + names(unknown.getKnownPropertyIds());
      case MismatchedInputException mismatch ->
          path
              + ": expected "
              + expected(mismatch.getTargetType())
              + ", found "
              + shown(found, mismatch.getTargetType());
      default -> path + ": expected what the API says, found " + shape(found);
    };
  }

  static String path(JsonMappingException problem) {
    String path = "";
    for (JsonMappingException.Reference step : problem.getPath()) {
      path =
          step.getFieldName() == null
              ? FieldPath.of(path, step.getIndex())
              : FieldPath.of(path, step.getFieldName());
    }
    return path;
  }

  private static JsonNode find(JsonMappingException problem, JsonNode root) {
    JsonNode at = root;
    for (JsonMappingException.Reference step : problem.getPath()) {
      at = step.getFieldName() == null ? at.path(step.getIndex()) : at.path(step.getFieldName());
    }
    return at;
  }

  private static String names(@Nullable Collection<Object> known) {
    List<String> names =
        known == null ? List.of() : known.stream().map(Object::toString).sorted().toList();
    return String.join(", ", names);
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "another type";
    }
    if (type.isEnum()) {
      return choices(type);
    }
    if (type == String.class) {
      return "text (put it in quotes)";
    }
    if (type == Quantity.class) {
      return "a quantity such as 256Mi";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String choices(Class<?> type) {
    StringBuilder choices = new StringBuilder();
    Object[] constants = type.getEnumConstants();
    for (int i = 0; i < constants.length; i++) {
      String separator = i == 0 ? "" : i == constants.length - 1 ? " or " : ", ";
      choices.append(separator).append(constants[i]);
    }
    return choices.toString();
  }

  /** Text is quoted only where one of a few words was expected: other fields may hold a key. */
  private static String shown(JsonNode found, @Nullable Class<?> expected) {
    boolean word = expected != null && expected.isEnum() && found.isTextual();
    return word ? Found.quoted(found.textValue()) : shape(found);
  }

  /** What kind of value it is, without its value. */
  static String shape(JsonNode found) {
    return switch (found.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case BINARY, MISSING, NULL, POJO -> "nothing";
    };
  }
}
