package io.backupstream.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backupstream.api.review.FieldPath;
import io.backupstream.api.review.Found;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;

/** Parses YAML 1.1, as {@code kubectl} does, into JSON that knows its lines. */
final class YamlParser {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_ALIASES = 10;
  private static final int MAX_CODE_POINTS = 4 << 20;
  private static final String TOO_MUCH =
      "expected YAML of at most 4 MiB, 32 levels and 10 aliases, found more";

  private final JsonNodeFactory json = JsonNodeFactory.instance;
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlParser() {}

  /** All documents of a text that are not empty. */
  static List<YamlDocument> parseAll(String text) throws YamlProblem {
    List<YamlDocument> documents = new ArrayList<>();
    try {
      for (Node root : yaml().composeAll(new StringReader(text))) {
        if (!root.getTag().equals(Tag.NULL)) {
          YamlParser parser = new YamlParser();
          parser.lines.put("", lineOf(root));
          documents.add(new YamlDocument(parser.convert("", root, 0), parser.lines));
        }
      }
    } catch (ComposerException unknownAlias) {
      throw new YamlProblem(
          lineOf(unknownAlias),
          "expected YAML, found an unknown alias (quote text that begins with *)");
    } catch (MarkedYAMLException malformed) {
      throw new YamlProblem(
          lineOf(malformed), "expected YAML, but " + Found.oneLine(malformed.getProblem()));
    } catch (ReaderException noText) {
      throw new YamlProblem(1, "expected YAML, found a character that no text holds");
    } catch (YAMLException beyondLimits) {
      throw new YamlProblem(1, TOO_MUCH);
    }
    return documents;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    DumperOptions unused = new DumperOptions();
    return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options);
  }

  private JsonNode convert(String path, Node node, int depth) throws YamlProblem {
    if (depth > MAX_DEPTH) {
      throw new YamlProblem(lineOf(node), TOO_MUCH);
    }
    return switch (node) {
      case MappingNode mapping -> object(path, mapping, depth);
      case SequenceNode sequence -> array(path, sequence, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new YamlProblem(lineOf(node), path + ": expected a value");
    };
  }

  private ObjectNode object(String parent, MappingNode mapping, int depth) throws YamlProblem {
    ObjectNode object = json.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
        throw new YamlProblem(lineOf(entry.getKeyNode()), parent + ": expected a field's name");
      }
      String key = keyNode.getValue();
      String path = FieldPath.of(parent, key);
      Integer earlier = lines.put(path, lineOf(keyNode));
      if (earlier != null) {
        throw new YamlProblem(
            lineOf(keyNode), path + ": expected once, found again after line " + earlier);
      }
      if (!entry.getValueNode().getTag().equals(Tag.NULL)) {
        object.set(key, convert(path, entry.getValueNode(), depth + 1));
      }
    }
    return object;
  }

  private ArrayNode array(String parent, SequenceNode sequence, int depth) throws YamlProblem {
    ArrayNode array = json.arrayNode();
    for (Node item : sequence.getValue()) {
      String path = FieldPath.of(parent, array.size());
      lines.put(path, lineOf(item));
      if (item.getTag().equals(Tag.NULL)) {
        throw new YamlProblem(lineOf(item), path + ": expected an item, found nothing");
      }
      array.add(convert(path, item, depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar) {
    String value = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL)) {
      return json.booleanNode(value.matches("(?i)true|yes|on"));
    }
    if (scalar.getTag().equals(Tag.INT) && value.matches("-?[0-9]{1,18}")) {
      return json.numberNode(Long.parseLong(value));
    }
    if (scalar.getTag().equals(Tag.FLOAT) && value.matches("-?[0-9]+\\.[0-9]+")) {
      return json.numberNode(Double.parseDouble(value));
    }
    return json.textNode(value);
  }

  private static int lineOf(MarkedYAMLException malformed) {
    Mark mark = malformed.getProblemMark();
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
