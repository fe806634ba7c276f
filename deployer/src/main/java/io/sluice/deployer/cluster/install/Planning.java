package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.client.VersionInfo;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.helm.Helm;
import io.sluice.deployer.cluster.helm.HelmRelease;
import io.sluice.deployer.yaml.YamlWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what installing or upgrading would change; changes nothing. */
final class Planning {
  private final Cluster cluster;
  private final Helm helm;

  Planning(Cluster cluster, Helm helm) {
    this.cluster = cluster;
    this.helm = helm;
  }

  InstallationPlan plan(Installation wanted) throws InterruptedException {
    @Nullable HelmRelease release = helm.release(wanted.name(), wanted.namespace()).orElse(null);
    String definitions = helm.definitions(wanted.chart());
    HelmObjects objects = HelmObjects.parse(rendered(wanted));
    HelmObjects before = HelmObjects.parse(release == null ? "" : helm.manifest(release));
    return new InstallationPlan(
        wanted,
        release,
        helm.metadata(wanted.chart()),
        definitions,
        new ResourceDefinitions(cluster).changes(definitions),
        before.changesTo(objects),
        release != null && !same(helm.values(release), wanted.values().tree()),
        objects.deployments());
  }

  private String rendered(Installation wanted) throws InterruptedException {
    try (ValuesFile values = new ValuesFile(wanted.values())) {
      return helm.template(
          wanted.chart(), wanted.name(), wanted.namespace(), values.path(), kubernetes());
    }
  }

  private String kubernetes() {
    VersionInfo version =
        cluster.ask(
            "ask the API server for its version", () -> cluster.client().getKubernetesVersion());
    return version.getGitVersion();
  }

  /** Both as they are written: Helm's come from JSON. */
  static boolean same(Map<String, Object> one, Map<String, Object> other) {
    return YamlWriter.write(sorted(one)).equals(YamlWriter.write(sorted(other)));
  }

  static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new java.util.TreeMap<>();
      map.forEach(
          (key, inner) -> {
            if (inner != null) {
              sorted.put(String.valueOf(key), sorted(inner));
            }
          });
      return sorted;
    }
    return value instanceof List<?> list ? list.stream().map(Planning::sorted).toList() : value;
  }
}
