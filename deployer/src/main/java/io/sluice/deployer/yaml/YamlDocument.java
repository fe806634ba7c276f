package io.sluice.deployer.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One document of a YAML file: its values, and where each of them stands.
 *
 * @param file the name to show in messages
 * @param root the values
 * @param positions the place of every key and list element
 * @param duplicates keys that stand twice in the same mapping; the last one counts
 */
public record YamlDocument(
    String file, JsonNode root, Map<FieldPath, Position> positions, List<FieldPath> duplicates) {
  public YamlDocument {
    positions = Map.copyOf(positions);
    duplicates = List.copyOf(duplicates);
  }

  /** Where a value stands; for a value that is missing, where the nearest one around it stands. */
  public Optional<Position> positionOf(FieldPath path) {
    for (FieldPath at = path; ; at = at.parent()) {
      Position position = positions.get(at);
      if (position != null || at.segments().isEmpty()) {
        return Optional.ofNullable(position);
      }
    }
  }

  /**
   * The resources of the document: itself, or the items of a {@code List}, which is what kubectl
   * prints for several.
   */
  public List<YamlDocument> resources() {
    JsonNode items = root.path("items");
    return text("kind").equals("List") && items.isArray()
        ? IntStream.range(0, items.size())
            .mapToObj(item -> below(FieldPath.of("items").element(item), items.get(item)))
            .toList()
        : List.of(this);
  }

  private YamlDocument below(FieldPath path, JsonNode value) {
    Map<FieldPath, Position> below = new HashMap<>();
    positions.forEach(
        (at, position) -> {
          if (at.startsWith(path)) {
            below.put(at.from(path), position);
          }
        });
    return new YamlDocument(
        file,
        value,
        below,
        duplicates.stream().filter(at -> at.startsWith(path)).map(at -> at.from(path)).toList());
  }

  /** The text of a scalar at the root, such as {@code kind}; empty where there is none. */
  public String text(String key) {
    return root.path(key).asText("");
  }
}
