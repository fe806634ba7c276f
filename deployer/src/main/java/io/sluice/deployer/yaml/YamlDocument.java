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
 * @param written the text of the numbers that are written otherwise than they are read, such as
 *     {@code 010}
 */
public record YamlDocument(
    String file,
    JsonNode root,
    Map<FieldPath, Position> positions,
    List<FieldPath> duplicates,
    Map<FieldPath, String> written) {
  public YamlDocument {
    positions = Map.copyOf(positions);
    duplicates = List.copyOf(duplicates);
    written = Map.copyOf(written);
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
    return new YamlDocument(
        file,
        value,
        below(path, positions),
        duplicates.stream().filter(at -> at.startsWith(path)).map(at -> at.from(path)).toList(),
        below(path, written));
  }

  private static <T> Map<FieldPath, T> below(FieldPath path, Map<FieldPath, T> all) {
    Map<FieldPath, T> below = new HashMap<>();
    all.forEach(
        (at, one) -> {
          if (at.startsWith(path)) {
            below.put(at.from(path), one);
          }
        });
    return below;
  }

  /** The text of a scalar at the root, such as {@code kind}; empty where there is none. */
  public String text(String key) {
    return root.path(key).asText("");
  }
}
