package io.backupstream.api.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Gives a generated schema what annotations on records cannot say. */
final class SchemaFinish {
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
    at(path).getAdditionalProperties().setSchema(quantity);
    return this;
  }

  private JSONSchemaProps at(String path) {
    JSONSchemaProps at = root;
    for (String field : path.split("\\.", -1)) {
      String name = field.replace("[]", "");
      JSONSchemaProps next = at.getProperties() == null ? null : at.getProperties().get(name);
      if (next == null) {
        throw new IllegalArgumentException("expected a field at " + path + ", found none: " + name);
      }
      at = field.endsWith("[]") ? next.getItems().getSchema() : next;
    }
    return at;
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
