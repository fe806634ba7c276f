package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options with which a job was started, as Flink's client wrote them into a ConfigMap. They are
 * there when no JobManager answers.
 *
 * @param entries key to value
 */
record LiveOptions(Map<String, String> entries) {
  private static final String FILE = "flink-conf.yaml";

  /** Those of a job; none if the ConfigMap is away. */
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
    Map<String, String> entries = new LinkedHashMap<>();
    if (map != null && map.getData() != null) {
      map.getData()
          .getOrDefault(FILE, "")
          .lines()
          .map(line -> line.split(": ", 2))
          .filter(entry -> entry.length == 2)
          .forEach(entry -> entries.put(entry[0], entry[1].strip()));
    }
    return new LiveOptions(entries);
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

  private Optional<String> first(String... keys) {
    for (String key : keys) {
      if (entries.containsKey(key)) {
        return Optional.of(entries.get(key));
      }
    }
    return Optional.empty();
  }
}
