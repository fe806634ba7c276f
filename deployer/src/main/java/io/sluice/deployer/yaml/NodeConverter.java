package io.sluice.deployer.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's nodes into Jackson's, and remembers where they stood. */
final class NodeConverter {
  /** Deep enough for any manifest; a document that refers to itself ends here. */
  private static final int MAX_DEPTH = 100;

  /** An alias repeats its value; a few hundred bytes can stand for gigabytes. */
  private static final int MAX_VALUES = 1_000_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String file;
  private final Map<FieldPath, Position> positions = new HashMap<>();
  private final List<FieldPath> duplicates = new ArrayList<>();
  private final Map<FieldPath, String> written = new HashMap<>();
  private int values;

  NodeConverter(String file) {
    this.file = file;
  }

  YamlDocument convert(Node root) {
    positions.put(FieldPath.ROOT, YamlFiles.position(root.getStartMark()));
    return new YamlDocument(file, value(root, FieldPath.ROOT), positions, duplicates, written);
  }

  private JsonNode value(Node node, FieldPath path) {
    count(node, path.segments().size());
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JSON.objectNode();
      fill(object, mapping, path, path.segments().size());
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      return sequence(sequence, path);
    }
    return scalar((ScalarNode) node, path);
  }

  private void count(Node node, int depth) {
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
      throw new YamlSyntaxException(
          file, YamlFiles.position(node.getStartMark()), "the document is nested without end");
    }
  }

  private void fill(ObjectNode object, MappingNode node, FieldPath path, int depth) {
    Set<String> before = Set.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    List<Node> merged = new ArrayList<>();
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new YamlSyntaxException(
            file, YamlFiles.position(entry.getKeyNode().getStartMark()), "a key must be text");
      }
      if (Tag.MERGE.equals(key.getTag())) {
        merged.add(entry.getValueNode());
      } else if (!before.contains(key.getValue())) {
        put(object, key, entry.getValueNode(), path);
      }
    }
    merged.forEach(from -> merge(from, object, path, depth + 1));
  }

  private void put(ObjectNode object, ScalarNode key, Node value, FieldPath path) {
    FieldPath at = path.child(key.getValue());
    if (object.has(key.getValue())) {
      duplicates.add(at);
    }
    positions.put(at, YamlFiles.position(key.getStartMark()));
    object.set(key.getValue(), value(value, at));
  }

  /** Adds the keys that are not there yet, at the places where the other mapping has them. */
  private void merge(Node from, ObjectNode into, FieldPath path, int depth) {
    count(from, depth);
    if (from instanceof SequenceNode several) {
      several.getValue().forEach(one -> merge(one, into, path, depth + 1));
    } else if (from instanceof MappingNode mapping) {
      fill(into, mapping, path, depth);
    }
  }

  private ArrayNode sequence(SequenceNode node, FieldPath path) {
    ArrayNode array = JSON.arrayNode();
    int index = 0;
    for (Node element : node.getValue()) {
      FieldPath at = path.element(index++);
      positions.put(at, YamlFiles.position(element.getStartMark()));
      array.add(value(element, at));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode node, FieldPath path) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (Tag.NULL.equals(tag)) {
      return NullNode.getInstance();
    }
    if (Tag.BOOL.equals(tag)) {
      return BooleanNode.valueOf(KubernetesResolver.isTrue(text));
    }
    if (Tag.INT.equals(tag) || Tag.FLOAT.equals(tag)) {
      if (!YamlNumber.isPlain(text)) {
        written.put(path, text);
      }
      return YamlNumber.parse(text).orElseGet(() -> TextNode.valueOf(text));
    }
    return TextNode.valueOf(text);
  }
}
