package io.sluice.deployer.check;

import io.sluice.deployer.spec.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a pod template as the plain tree it is. */
final class Pods {
  static final String MAIN_CONTAINER = "flink-main-container";

  private final Map<?, ?> spec;

  Pods(PodTemplate template) {
    this.spec = template.content().get("spec") instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The elements of a list of the pod's spec. */
  List<Map<?, ?>> list(String field) {
    return maps(spec.get(field));
  }

  /** The container in which Flink runs. */
  Optional<Map<?, ?>> mainContainer() {
    for (Map<?, ?> container : list("containers")) {
      if (MAIN_CONTAINER.equals(container.get("name"))) {
        return Optional.of(container);
      }
    }
    return Optional.empty();
  }

  /** The elements of a value that should be a list of blocks. */
  static List<Map<?, ?>> maps(@Nullable Object value) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        maps.add(element instanceof Map<?, ?> map ? map : Map.of());
      }
    }
    return maps;
  }
}
