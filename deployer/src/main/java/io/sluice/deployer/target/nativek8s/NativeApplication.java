package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.target.KubernetesResource;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What native mode needs to run a job.
 *
 * @param name the job's name, which is the Flink cluster's id
 * @param namespace where it runs
 * @param resources what is applied before the command runs, in this order
 * @param command what Flink's client is told
 * @param files the files that the command refers to, by their place beside it
 */
public record NativeApplication(
    String name,
    String namespace,
    List<KubernetesResource> resources,
    FlinkCommand command,
    Map<Path, String> files) {
  /** The folder beside the command that holds the client's configuration. */
  public static final Path CONF_FOLDER = Path.of("conf");

  public NativeApplication {
    resources = List.copyOf(resources);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
