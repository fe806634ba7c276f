package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.target.apache.Overlay;
import io.sluice.deployer.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pod template as Flink's client takes it: a Pod in a file. Flink knows no template for all pods
 * beside that of a role, so one is laid over the other here, lists of named things by name.
 */
final class NativePodTemplate {
  private static final String MAIN_CONTAINER = "flink-main-container";
  private static final String EPHEMERAL_STORAGE = "ephemeral-storage";

  private NativePodTemplate() {}

  /**
   * The template of one kind of process.
   *
   * @param common the template for all pods
   * @param own what is laid over it
   * @param storage the disk that the process asks for
   * @return the file's content; empty if nothing is described
   */
  static Optional<String> of(
      @Nullable PodTemplate common, @Nullable PodTemplate own, @Nullable String storage) {
    Map<String, Object> content = Overlay.of(content(common), content(own));
    if (storage != null) {
      content = Overlay.of(content, disk(storage));
    }
    content.remove("apiVersion");
    content.remove("kind");
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> pod = new LinkedHashMap<>();
    pod.put("apiVersion", "v1");
    pod.put("kind", "Pod");
    pod.putAll(content);
    return Optional.of(YamlWriter.write(pod));
  }

  private static Map<String, Object> content(@Nullable PodTemplate template) {
    return template == null ? Map.of() : template.content();
  }

  private static Map<String, Object> disk(String storage) {
    Map<String, Object> quantity = Map.of(EPHEMERAL_STORAGE, storage);
    Map<String, Object> resources = new LinkedHashMap<>();
    resources.put("limits", quantity);
    resources.put("requests", quantity);
    Map<String, Object> container = new LinkedHashMap<>();
    container.put("name", MAIN_CONTAINER);
    container.put("resources", resources);
    return Map.of("spec", Map.of("containers", List.of(container)));
  }
}
