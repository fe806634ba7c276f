package io.sluice.deployer.cluster.install;

import io.sluice.deployer.cluster.helm.ChartMetadata;
import io.sluice.deployer.cluster.helm.HelmRelease;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What installing or upgrading would change.
 *
 * @param wanted what is to be installed
 * @param release what is installed now; null where nothing is
 * @param chart what the chart says of itself
 * @param chartDefinitions the definitions of resources that the chart brings, as YAML
 * @param definitions those of them that are made or replaced
 * @param objects the objects that Helm makes, changes or deletes
 * @param valuesChange whether the values are others than those of the release
 * @param deployments the operator's Deployments
 */
public record InstallationPlan(
    Installation wanted,
    @Nullable HelmRelease release,
    ChartMetadata chart,
    String chartDefinitions,
    List<ObjectChange> definitions,
    List<ObjectChange> objects,
    boolean valuesChange,
    List<String> deployments) {
  public InstallationPlan {
    definitions = List.copyOf(definitions);
    objects = List.copyOf(objects);
    deployments = List.copyOf(deployments);
  }

  /** Whether all of it is there already. */
  public boolean isEmpty() {
    return release != null
        && release.isDeployed()
        && !valuesChange
        && definitions.isEmpty()
        && objects.isEmpty()
        && release.chart().equals(chart.id());
  }

  /** From which chart to which, in one line. */
  public String summary() {
    String to = chart.id() + " (operator " + chart.appVersion() + ")";
    return release == null
        ? "install " + to + " as " + wanted
        : release.chart().equals(chart.id())
            ? wanted + ": chart " + to + " stays"
            : wanted
                + ": chart "
                + release.chart()
                + " (operator "
                + release.appVersion()
                + ") becomes "
                + to;
  }
}
