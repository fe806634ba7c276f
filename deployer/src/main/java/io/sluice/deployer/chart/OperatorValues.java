package io.sluice.deployer.chart;

import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.yaml.YamlWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an operator is to be installed. What a chart has no key for is left out when it is rendered;
 * rules tell where that would be silent.
 *
 * @param chart whose chart it is
 * @param namespace the namespace of the operator; no value of the chart, Helm is told it
 * @param replicas instances, of which one leads; EMR's default is 2, Apache's 1
 * @param highAvailabilityEnabled EMR's switch: leader election, and instances in several zones
 * @param awsRegion the Region of the cluster
 * @param operatorExecutionRoleArn what the operator may do in AWS: fetch the jars of session jobs,
 *     archive its logs
 * @param emrReleaseLabel EMR's release of the operator
 * @param image Apache's image, where it is not the chart's own
 * @param watchNamespaces the namespaces it looks after; all where there are none
 * @param webhook whether resources are checked before they are stored; needs cert-manager
 * @param jobServiceAccount whether the chart makes the service account of jobs without a role:
 *     {@code emr-containers-sa-flink}, in Apache's chart {@code flink}
 * @param logArchive where its logs go
 * @param prometheus whether its metrics are exposed, on port 9999; EMR's chart brings a Prometheus
 *     server along
 * @param remoteWrite where that server sends them
 * @param leaderElection how the instances agree, where it is not left to EMR's switch
 * @param imagePullSecrets Secrets with the registry's credentials
 * @param environment variables of the operator's container
 * @param nodeSelector labels of the nodes that it may run on
 * @param options the operator's options by full key
 * @param other further values of the chart, laid over the rest
 */
public record OperatorValues(
    ChartKind chart,
    String namespace,
    int replicas,
    boolean highAvailabilityEnabled,
    @Nullable Region awsRegion,
    @Nullable RoleArn operatorExecutionRoleArn,
    @Nullable ReleaseLabel emrReleaseLabel,
    @Nullable OperatorImage image,
    List<String> watchNamespaces,
    boolean webhook,
    boolean jobServiceAccount,
    @Nullable LogArchive logArchive,
    boolean prometheus,
    @Nullable RemoteWrite remoteWrite,
    @Nullable LeaderElection leaderElection,
    List<String> imagePullSecrets,
    Map<String, String> environment,
    Map<String, String> nodeSelector,
    Map<String, String> options,
    Map<String, Object> other) {
  public OperatorValues {
    watchNamespaces = List.copyOf(watchNamespaces);
    imagePullSecrets = List.copyOf(imagePullSecrets);
    environment = ordered(environment);
    nodeSelector = ordered(nodeSelector);
    options = ordered(options);
    other = ordered(other);
  }

  /** Whether the instances elect a leader: more than one may run. */
  public boolean electsLeader() {
    return leaderElection != null || (chart == ChartKind.EMR && highAvailabilityEnabled);
  }

  /** The chart's values, as JDK maps, lists and scalars. */
  public Map<String, Object> tree() {
    ValuesTree tree = chart == ChartKind.EMR ? EmrChart.values(this) : ApacheChart.values(this);
    return tree.overlaid(other);
  }

  /** The values as YAML, ending in a newline. */
  public String yaml() {
    return YamlWriter.write(tree());
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
