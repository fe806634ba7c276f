package io.sluice.deployer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.deployer.spec.Malformed;
import io.sluice.deployer.spec.ValueReader;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.Position;
import io.sluice.deployer.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the fields of an environment file one by one, and notes all that is wrong with them. */
final class EnvironmentReader {
  private final YamlDocument document;
  private final List<String> problems = new ArrayList<>();

  EnvironmentReader(YamlDocument document) {
    this.document = document;
  }

  /** The values by field; a field that is missing or malformed is not among them. */
  Map<String, Object> values() {
    Map<String, Object> values = new TreeMap<>();
    document
        .duplicates()
        .forEach(twice -> problem(twice, "the field stands twice", "remove one of them"));
    EnvironmentFields.REQUIRED.forEach((field, type) -> value(field, type, values, true));
    EnvironmentFields.OPTIONAL.forEach((field, type) -> value(field, type, values, false));
    unknown(document.root(), FieldPath.ROOT);
    return values;
  }

  /** All that was found to be wrong. */
  List<String> problems() {
    return problems;
  }

  /** Notes something wrong. */
  void problem(FieldPath path, String what, String fix) {
    int line = document.positionOf(path).map(Position::line).orElse(1);
    problems.add(document.file() + ":" + line + ": " + path + ": " + what + "; " + fix);
  }

  /** Flink's options. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    JsonNode block = document.root().path(EnvironmentFields.OPTIONS);
    if (!block.isMissingNode() && !block.isObject()) {
      problem(
          FieldPath.of(EnvironmentFields.OPTIONS),
          "is no block of options",
          "write one full.key: \"value\" a line");
    }
    block
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isTextual()) {
                options.put(entry.getKey(), entry.getValue().asText());
              } else {
                problem(
                    FieldPath.of(EnvironmentFields.OPTIONS, entry.getKey()),
                    entry.getValue() + " is not text",
                    "write it in quotes");
              }
            });
    return options;
  }

  private void value(String field, Class<?> type, Map<String, Object> values, boolean required) {
    FieldPath path = FieldPath.of(field.split("\\.", -1));
    JsonNode at = document.root();
    for (String segment : path.segments()) {
      at = at.path(segment);
    }
    if (at.isMissingNode() && !required) {
      return;
    }
    if (at.isNull() && !required) {
      problem(path, "has no value", "give it one, or leave the field out");
      return;
    }
    if (at.isMissingNode() || at.isNull()) {
      problem(path, "is missing", "add it; see docs/environments.md");
      return;
    }
    if (at.isNumber() && type != Double.class) {
      problem(path, at.asText() + " is a number here", "write it in quotes");
      return;
    }
    List<Malformed> malformed = new ArrayList<>();
    Object value = ValueReader.read(at, type, malformed);
    malformed.forEach(one -> problem(path, one.what(), one.fix()));
    if (value != null) {
      values.put(field, value);
    }
  }

  private void unknown(JsonNode node, FieldPath path) {
    node.properties()
        .forEach(
            entry -> {
              FieldPath at = path.child(entry.getKey());
              String field = String.join(".", at.segments());
              Set<String> known = EnvironmentFields.names();
              if (known.stream().anyMatch(name -> name.startsWith(field + "."))) {
                unknown(entry.getValue(), at);
              } else if (!known.contains(field)) {
                List<String> near = Spelling.nearest(field, known, 1);
                problem(
                    at,
                    "is no field of an environment",
                    near.isEmpty()
                        ? "use " + String.join(", ", known)
                        : "did you mean " + near.get(0) + "?");
              }
            });
  }
}
