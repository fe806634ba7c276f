package io.sluice.deployer.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The operator's resources from and to YAML. Unknown fields survive; the order of keys is stable.
 */
public final class FlinkResourceYaml {
  private static final List<FieldPath> TEXT_MAPS =
      List.of(
          FieldPath.of("metadata", "labels"),
          FieldPath.of("metadata", "annotations"),
          FieldPath.of("spec", "flinkConfiguration"),
          FieldPath.of("spec", "logConfiguration"),
          FieldPath.of("spec", "ingress", "labels"),
          FieldPath.of("spec", "ingress", "annotations"));

  private FlinkResourceYaml() {}

  /** Whether a document is a resource that can be read here, of whichever version, or none. */
  public static boolean isFlinkResource(YamlDocument document) {
    return document.text("kind").equals(FlinkDeployment.KIND) || isSessionJob(document);
  }

  /** Whether a document belongs to Flink's operator by its API group, whatever its kind. */
  public static boolean isOfOperator(YamlDocument document) {
    return document.text("apiVersion").startsWith("flink.apache.org/");
  }

  private static boolean isSessionJob(YamlDocument document) {
    return document.text("kind").equals(FlinkSessionJob.KIND);
  }

  /**
   * Reads a document: a FlinkSessionJob where its kind says so, else a FlinkDeployment. Nothing is
   * thrown for what it holds; see {@link Reading#malformed}.
   */
  public static Reading read(YamlDocument document) {
    List<Malformed> malformed = new ArrayList<>();
    for (FieldPath twice : document.duplicates()) {
      malformed.add(
          new Malformed(
              twice,
              Malformed.Kind.DUPLICATE_KEY,
              "'" + twice.last() + "' stands twice in this block, and only the last one counts",
              "remove one of them"));
    }
    if (!document.text("apiVersion").equals(FlinkResource.API_VERSION)) {
      malformed.add(
          new Malformed(
              FieldPath.of("apiVersion"),
              Malformed.Kind.VALUE,
              "'" + document.text("apiVersion") + "' is not the resource's version",
              "write apiVersion: " + FlinkResource.API_VERSION));
    }
    ObjectNode tree = document.root().deepCopy();
    tree.remove(List.of("apiVersion", "kind"));
    for (String part : List.of("metadata", "spec")) {
      if (!tree.path(part).isObject()) {
        malformed.add(
            new Malformed(
                FieldPath.of(part),
                Malformed.Kind.MISSING,
                "there is no block '" + part + "'",
                "add " + part + ":"));
        tree.putObject(part);
      }
    }
    TEXT_MAPS.forEach(path -> onlyText(tree, path, document, malformed));
    Class<? extends FlinkResource> type =
        isSessionJob(document) ? FlinkSessionJob.class : FlinkDeployment.class;
    FlinkResource resource = ValueReader.read(tree, type, malformed);
    return new Reading(document, Objects.requireNonNull(resource), malformed);
  }

  /** Reads those of a file's documents that can be read here, in their order. */
  public static List<Reading> readAll(List<YamlDocument> documents) {
    return documents.stream()
        .filter(FlinkResourceYaml::isFlinkResource)
        .map(FlinkResourceYaml::read)
        .toList();
  }

  /** Writes a description. */
  public static String write(FlinkResource resource) {
    return YamlWriter.write(resource);
  }

  private static void onlyText(
      ObjectNode tree, FieldPath path, YamlDocument document, List<Malformed> malformed) {
    JsonNode at = tree;
    for (String segment : path.segments()) {
      at = at.path(segment);
    }
    if (!(at instanceof ObjectNode map)) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : List.copyOf(map.properties())) {
      JsonNode value = entry.getValue();
      if (value.isTextual()) {
        continue;
      }
      FieldPath where = path.child(entry.getKey());
      String text = value.isNull() ? "" : document.written().getOrDefault(where, value.asText());
      malformed.add(
          new Malformed(
              where,
              Malformed.Kind.NOT_TEXT,
              value.isContainerNode()
                  ? "a block or list stands where Kubernetes takes text only"
                  : (value.isNull() ? "nothing" : text)
                      + " stands where Kubernetes takes text only",
              value.isContainerNode()
                  ? "write one line per option: full.key: \"value\""
                  : value.isNull()
                      ? "write a value in quotes, or remove the line"
                      : "write \"" + text + "\", with quotes"));
      if (value.isContainerNode()) {
        map.remove(entry.getKey());
      } else {
        map.put(entry.getKey(), text);
      }
    }
  }
}
