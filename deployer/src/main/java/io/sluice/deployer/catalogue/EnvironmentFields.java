package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of an environment file and what each holds; a dot goes one block down. */
final class EnvironmentFields {
  /** The block of Flink options, whose keys are free. */
  static final String OPTIONS = "options";

  static final Map<String, Class<?>> REQUIRED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("account", AccountId.class),
              Map.entry("region", Region.class),
              Map.entry("namespace", String.class),
              Map.entry("release", ReleaseLabel.class),
              Map.entry("buckets.state", Bucket.class),
              Map.entry("buckets.artifacts", Bucket.class),
              Map.entry("buckets.data", Bucket.class),
              Map.entry("buckets.logs", Bucket.class),
              Map.entry("roles.job", RoleArn.class),
              Map.entry("roles.operator", RoleArn.class)));

  static final Map<String, Class<?>> OPTIONAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("target", String.class),
              Map.entry("context", String.class),
              Map.entry("eksCluster", String.class),
              Map.entry("image", String.class),
              Map.entry("imagePullPolicy", String.class),
              Map.entry("jobsJar", URI.class),
              Map.entry("flinkVersion", FlinkVersion.class),
              Map.entry("archiveLogs", Boolean.class),
              Map.entry("s3.endpoint", URI.class),
              Map.entry("s3.credentials", String.class),
              Map.entry("jobManager.cpu", Double.class),
              Map.entry("jobManager.memory", MemorySize.class),
              Map.entry("taskManager.cpu", Double.class),
              Map.entry("taskManager.memory", MemorySize.class)));

  private EnvironmentFields() {}

  /** The names of all. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>(REQUIRED.keySet());
    names.addAll(OPTIONAL.keySet());
    names.add(OPTIONS);
    return names;
  }
}
