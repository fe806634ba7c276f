package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.ConfigurationFile;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration that a job runs with: what Flink's ConfigMap {@code flink-config-NAME} holds,
 * with the operator's own defaults in it, and over it what is described.
 *
 * @param options by key
 * @param complete whether the ConfigMap could be read; without it an option that is missing may
 *     still be set by the operator's defaults
 */
public record EffectiveConfiguration(Map<String, String> options, boolean complete) {
  public EffectiveConfiguration {
    options = Map.copyOf(options);
  }

  /** That of a resource. */
  public static EffectiveConfiguration of(Cluster cluster, LiveResource live) {
    Map<String, String> options = new LinkedHashMap<>();
    file(cluster, live)
        .ifPresent(
            map ->
                map.getData()
                    .forEach(
                        (name, text) -> options.putAll(ConfigurationFile.options(name, text))));
    boolean read = options.keySet().stream().anyMatch(key -> key.contains("."));
    live.spec()
        .map("flinkConfiguration")
        .forEach((key, value) -> options.put(key, String.valueOf(value)));
    return new EffectiveConfiguration(options, read);
  }

  /** The first of these options that is set. */
  public Optional<String> first(String... keys) {
    for (String key : keys) {
      String value = options.get(key);
      if (value != null && !value.isBlank()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** Where savepoints go. */
  public Optional<String> savepointDirectory() {
    return first("execution.checkpointing.savepoint-dir", "state.savepoints.dir");
  }

  /** Where checkpoints go. */
  public Optional<String> checkpointDirectory() {
    return first("execution.checkpointing.dir", "state.checkpoints.dir");
  }

  /** Whether the JobManager's metadata outlives it. */
  public boolean isHighlyAvailable() {
    return first("high-availability.type", "high-availability")
        .filter(type -> !type.equalsIgnoreCase("NONE"))
        .isPresent();
  }

  private static Optional<ConfigMap> file(Cluster cluster, LiveResource live) {
    try {
      return Optional.ofNullable(
          cluster.ask(
              "read the job's configuration",
              () ->
                  cluster
                      .client()
                      .configMaps()
                      .inNamespace(live.namespace())
                      .withName("flink-config-" + live.flinkCluster())
                      .get()));
    } catch (ClusterException notToBeRead) {
      return Optional.empty();
    }
  }
}
