package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sluice.deployer.cluster.flink.ConfigurationFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options with which a job was started, as Flink's client wrote them into a ConfigMap. They are
 * there when no JobManager answers.
 *
 * @param entries key to value
 * @param known whether the ConfigMap was there; without it nothing can be said of an option
 */
record LiveOptions(Map<String, String> entries, boolean known) {
  /** Those of a job; unknown if the ConfigMap is away. */
  static LiveOptions of(NativeJob job) {
    String name = "flink-config-" + job.name();
    ConfigMap map =
        job.cluster()
            .ask(
                "read ConfigMap/" + name,
                () ->
                    job.cluster()
                        .client()
                        .configMaps()
                        .inNamespace(job.namespace())
                        .withName(name)
                        .get());
    Map<String, String> files = map == null || map.getData() == null ? Map.of() : map.getData();
    Map<String, String> entries = new LinkedHashMap<>();
    files.forEach((file, text) -> entries.putAll(ConfigurationFile.options(file, text)));
    return new LiveOptions(entries, files.keySet().stream().anyMatch(ConfigurationFile::isOne));
  }

  Optional<String> savepointDirectory() {
    return first("execution.checkpointing.savepoint-dir", "state.savepoints.dir");
  }

  Optional<String> checkpointDirectory() {
    return first("execution.checkpointing.dir", "state.checkpoints.dir");
  }

  Optional<String> highAvailabilityDirectory() {
    return first("high-availability.storageDir");
  }

  boolean takesCheckpoints() {
    return entries.containsKey("execution.checkpointing.interval");
  }

  /** Whether it is certain that nothing of the job's state lies outside its memory. */
  boolean excludeState() {
    return known
        && !takesCheckpoints()
        && checkpointDirectory().isEmpty()
        && savepointDirectory().isEmpty();
  }

  private Optional<String> first(String... keys) {
    for (String key : keys) {
      if (entries.containsKey(key)) {
        return Optional.of(entries.get(key));
      }
    }
    return Optional.empty();
  }
}
