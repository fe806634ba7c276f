package io.sluice.deployer.cluster.install;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.doctor.Definitions;
import io.sluice.deployer.cluster.helm.Helm;
import io.sluice.deployer.cluster.helm.HelmRelease;
import io.sluice.deployer.cluster.leader.Leaders;
import io.sluice.deployer.cluster.operator.Operators;
import io.sluice.deployer.yaml.YamlWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks how an operator fares. */
public final class OperatorStates {
  private static final int CONTEXT_LINES = 2;

  private final Cluster cluster;

  /**
   * @param cluster where it is
   */
  public OperatorStates(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Looks.
   *
   * @param wanted the values as they are described
   */
  public OperatorState read(Helm helm, String name, String namespace, OperatorValues wanted)
      throws InterruptedException {
    @Nullable HelmRelease release = helm.release(name, namespace).orElse(null);
    Leaders leaders = new Leaders(cluster);
    List<OperatorState.Instance> operators =
        new Operators(cluster)
            .all().stream()
                .filter(one -> one.namespace().equals(namespace))
                .map(one -> new OperatorState.Instance(one, leaders.ofOperator(one).pod()))
                .toList();
    return new OperatorState(
        release,
        operators,
        new ResourceDefinitions(cluster).present(),
        Definitions.read(cluster).map(Definitions::line),
        release == null ? List.of() : diff(helm.values(release), wanted.tree()));
  }

  private static List<String> diff(Map<String, Object> is, Map<String, Object> wanted) {
    List<String> before = lines(is);
    return UnifiedDiffUtils.generateUnifiedDiff(
        "installed", "described", before, DiffUtils.diff(before, lines(wanted)), CONTEXT_LINES);
  }

  private static List<String> lines(Map<String, Object> values) {
    return YamlWriter.write(Planning.sorted(values)).lines().toList();
  }
}
