package io.sluice.deployer.cluster.live;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tree of JDK maps, lists and scalars, read by path without asking each step for null. */
public record Tree(Object root) {
  private static final Tree NOTHING = new Tree(Map.of());

  /** What lies at a path; an empty tree where there is nothing. */
  public Tree at(String... path) {
    Object node = root;
    for (String segment : path) {
      node = node instanceof Map<?, ?> map ? map.get(segment) : null;
      if (node == null) {
        return NOTHING;
      }
    }
    return new Tree(node);
  }

  /** The text there; empty where there is none. */
  public Optional<String> text(String... path) {
    Object node = at(path).root;
    return node instanceof Map<?, ?> || node instanceof List<?>
        ? Optional.empty()
        : Optional.of(node.toString()).filter(text -> !text.isEmpty());
  }

  /** The number there; empty where there is none. */
  public Optional<Long> number(String... path) {
    try {
      return text(path).map(Long::parseLong);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** The time there: RFC 3339, or milliseconds since 1970 as the operator writes them. */
  public Optional<Instant> time(String... path) {
    Optional<Long> milliseconds = number(path).filter(number -> number > 0);
    if (milliseconds.isPresent()) {
      return milliseconds.map(Instant::ofEpochMilli);
    }
    try {
      return text(path).map(Instant::parse);
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  /** The elements of the list there; none where there is no list. */
  public List<Tree> list(String... path) {
    return at(path).root instanceof List<?> list
        ? list.stream().map(element -> new Tree(element == null ? Map.of() : element)).toList()
        : List.of();
  }

  /** The map there; empty where there is none. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String... path) {
    return at(path).root instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
