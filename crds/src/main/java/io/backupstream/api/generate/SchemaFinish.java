package io.backupstream.api.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.backupstream.api.Names;
import io.backupstream.api.region.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Gives a generated schema what annotations on records cannot say. */
final class SchemaFinish {
  private static final long MAX_ENTRIES = 32;
  private static final long MAX_LABEL_CHARS = 63;
  private static final long MAX_QUANTITY_CHARS = 32;
  private static final long MAX_CIDR_CHARS = 43;

  private final JSONSchemaProps root;

  SchemaFinish(JSONSchemaProps root) {
    this.root = root;
    eachRuleOnce(root);
  }

  /** What {@code kubectl explain} says of the kind, its spec and its status; a spec is required. */
  SchemaFinish describe(String kind, String spec, String status) {
    root.setDescription(kind);
    at("spec").setDescription(spec);
    at("status").setDescription(status);
    root.setRequired(List.of("spec"));
    return this;
  }

  /** A list whose items are told apart by a field: appliers own items, not the whole list. */
  SchemaFinish mapList(String path, String key) {
    at(path).setXKubernetesListType("map");
    at(path).setXKubernetesListMapKeys(List.of(key));
    return this;
  }

  /** Texts that are points in time. */
  SchemaFinish times(String... paths) {
    for (String path : paths) {
      at(path).setFormat("date-time");
    }
    return this;
  }

  /** A map of quantities, which are texts or whole numbers. */
  SchemaFinish quantities(String path) {
    JSONSchemaProps quantity = new JSONSchemaProps();
    quantity.setXKubernetesIntOrString(true);
    quantity.setMaxLength(MAX_QUANTITY_CHARS);
    at(path).setMaxProperties(MAX_ENTRIES);
    at(path).getAdditionalProperties().setSchema(quantity);
    return rule(
        path + "{}",
        "type(self) == int ? self >= 0 : string(self).matches(r'" + Quantity.PATTERN + "')",
        "expected a quantity such as 100m, 256Mi or 2");
  }

  /** A map of labels. */
  SchemaFinish labels(String path) {
    at(path).setMaxProperties(MAX_ENTRIES);
    at(path + "{}").setMaxLength(MAX_LABEL_CHARS);
    return rule(
        path + "{}",
        "self.matches(r'" + Names.LABEL_VALUE + "')",
        "expected a label's value: letters, digits, inner '-', '_' and '.'");
  }

  /** A list of blocks of addresses. */
  SchemaFinish cidrs(String path) {
    at(path + "[]").setMaxLength(MAX_CIDR_CHARS);
    return rule(path + "[]", "isCIDR(self)", "expected a CIDR such as 10.0.0.0/8 or fd00::/8");
  }

  /** Texts that are one of some words. */
  SchemaFinish choices(String path, List<String> words) {
    at(path).setEnum(words.stream().<JsonNode>map(TextNode::valueOf).toList());
    return this;
  }

  private SchemaFinish rule(String path, String rule, String message) {
    at(path)
        .setXKubernetesValidations(
            List.of(new ValidationRuleBuilder().withRule(rule).withMessage(message).build()));
    return this;
  }

  private JSONSchemaProps at(String path) {
    JSONSchemaProps at = root;
    for (String field : path.split("\\.", -1)) {
      String name = field.replaceFirst("(\\[]|\\{})$", "");
      JSONSchemaProps next = at.getProperties() == null ? null : at.getProperties().get(name);
      if (next == null) {
        throw new IllegalArgumentException("expected a field at " + path + ", found none: " + name);
      }
      at = inner(field, next);
    }
    return at;
  }

  private static JSONSchemaProps inner(String field, JSONSchemaProps schema) {
    if (field.endsWith("[]")) {
      return schema.getItems().getSchema();
    }
    return field.endsWith("{}") ? schema.getAdditionalProperties().getSchema() : schema;
  }

  /** The generator finds a rule at a record's field and at its accessor; twice is refused. */
  private static void eachRuleOnce(JSONSchemaProps schema) {
    if (schema.getXKubernetesValidations() != null) {
      schema.setXKubernetesValidations(
          new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    }
    Map<String, JSONSchemaProps> properties = schema.getProperties();
    if (properties != null) {
      properties.values().forEach(SchemaFinish::eachRuleOnce);
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      eachRuleOnce(schema.getItems().getSchema());
    }
  }
}
