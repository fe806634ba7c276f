package io.sluice.deployer.cluster.install;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.yaml.YamlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The objects of a release.
 *
 * @param byName each by kind, namespace where it has one, and name
 */
record HelmObjects(Map<String, Map<String, Object>> byName) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String HIDDEN = "(not shown)";
  private static final int CONTEXT_LINES = 3;

  /** Reads the documents that Helm prints. */
  static HelmObjects parse(String yaml) {
    Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    for (Map<String, Object> document : documents(yaml)) {
      objects.put(name(document), document);
    }
    return new HelmObjects(objects);
  }

  /** The documents of a text of YAML, without empty ones. */
  static List<Map<String, Object>> documents(String yaml) {
    List<Map<String, Object>> documents = new ArrayList<>();
    try (MappingIterator<Object> all = YAML.readerFor(new TypeReference<>() {}).readValues(yaml)) {
      while (all.hasNextValue()) {
        if (all.nextValue() instanceof Map<?, ?> document && !document.isEmpty()) {
          documents.add(typed(document));
        }
      }
      return documents;
    } catch (IOException notYaml) {
      throw new ClusterException(
          "what the chart renders is no YAML: "
              + String.valueOf(notYaml.getMessage()).lines().findFirst().orElse(""),
          "check the chart, and the values with 'sluice operator values -d -'",
          notYaml);
    }
  }

  /** What it takes to get from these objects to others. */
  List<ObjectChange> changesTo(HelmObjects wanted) {
    List<ObjectChange> changes = new ArrayList<>();
    wanted.byName.forEach(
        (name, object) -> {
          Map<String, Object> is = byName.get(name);
          if (is == null) {
            changes.add(new ObjectChange(ObjectChange.Action.CREATE, name, List.of()));
          } else if (!is.equals(object)) {
            changes.add(new ObjectChange(ObjectChange.Action.CHANGE, name, diff(name, is, object)));
          }
        });
    byName.keySet().stream()
        .filter(name -> !wanted.byName.containsKey(name))
        .forEach(
            name -> changes.add(new ObjectChange(ObjectChange.Action.DELETE, name, List.of())));
    return changes;
  }

  /** The names of objects that Helm leaves in the cluster when it uninstalls them. */
  List<String> kept() {
    return byName.entrySet().stream()
        .filter(
            entry ->
                "keep"
                    .equals(
                        map(map(entry.getValue(), "metadata"), "annotations")
                            .get("helm.sh/resource-policy")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The Deployments that run the operator. */
  List<String> deployments() {
    List<Map<String, Object>> all =
        byName.values().stream().filter(one -> "Deployment".equals(one.get("kind"))).toList();
    return all.stream()
        .filter(one -> YamlWriter.write(one).contains("flink-kubernetes-operator"))
        .map(one -> Objects.toString(map(one, "metadata").get("name")))
        .toList();
  }

  /** The lines of a unified diff of an object. */
  static List<String> diff(String name, Map<String, Object> is, Map<String, Object> wanted) {
    List<String> before = lines(is);
    return UnifiedDiffUtils.generateUnifiedDiff(
        name, name, before, DiffUtils.diff(before, lines(wanted)), CONTEXT_LINES);
  }

  private static List<String> lines(Map<String, Object> object) {
    Map<String, Object> shown = new LinkedHashMap<>(object);
    if ("Secret".equals(object.get("kind"))) {
      shown.replace("data", HIDDEN);
      shown.replace("stringData", HIDDEN);
    }
    return YamlWriter.write(shown).lines().toList();
  }

  private static String name(Map<String, Object> document) {
    Map<String, Object> metadata = map(document, "metadata");
    Object namespace = metadata.get("namespace");
    return document.get("kind")
        + "/"
        + (namespace == null ? "" : namespace + "/")
        + metadata.get("name");
  }

  private static Map<String, Object> map(Map<String, Object> in, String key) {
    return in.get(key) instanceof Map<?, ?> block ? typed(block) : Map.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> typed(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
