package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.PodTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is added to pods: one piece of a pod template per concern, all laid over each other. */
final class Pod {
  private Map<String, Object> template = Map.of();

  /** Adds to the pod's spec. */
  Pod spec(Block spec) {
    return add(Block.with("spec", spec));
  }

  /** Adds to the container in which Flink runs. */
  Pod mainContainer(Block fields) {
    Block named = Block.with("name", Described.MAIN_CONTAINER);
    fields.toMap().forEach(named::and);
    return spec(Block.with("containers", List.of(named.toMap())));
  }

  /** Adds an annotation to the pod. */
  Pod annotation(String key, String value) {
    return add(Block.with("metadata", Block.with("annotations", Map.of(key, value))));
  }

  private Pod add(Block piece) {
    template = Overlay.of(piece.toMap(), template);
    return this;
  }

  /** What was added below what the user has; null where there is neither. */
  @Nullable PodTemplate below(@Nullable PodTemplate user) {
    if (template.isEmpty()) {
      return user;
    }
    return new PodTemplate(user == null ? template : Overlay.of(template, user.content()));
  }

  /** The spec of a template. */
  static Map<?, ?> spec(PodTemplate template) {
    return template.content().get("spec") instanceof Map<?, ?> spec ? spec : Map.of();
  }

  /** The container of a template in which Flink runs. */
  static Optional<Map<?, ?>> mainContainer(PodTemplate template) {
    return blocks(spec(template).get("containers")).stream()
        .filter(container -> Described.MAIN_CONTAINER.equals(container.get("name")))
        .<Map<?, ?>>map(container -> container)
        .findFirst();
  }

  /** The blocks of a list; none where the value is no list. */
  static List<Map<String, Object>> blocks(@Nullable Object value) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          Map<String, Object> block = new LinkedHashMap<>();
          map.forEach((key, field) -> block.put(key.toString(), field));
          blocks.add(block);
        }
      }
    }
    return blocks;
  }
}
