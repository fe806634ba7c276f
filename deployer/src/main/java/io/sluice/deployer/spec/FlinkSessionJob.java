package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job on a session cluster: the custom resource {@code FlinkSessionJob} (EMR from 6.15.0).
 *
 * @param metadata its name
 * @param spec what is to run, and on which cluster
 * @param other the fields that Sluice does not know
 */
public record FlinkSessionJob(
    Metadata metadata,
    FlinkSessionJobSpec spec,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements FlinkResource {
  /** The kind of the resource. */
  public static final String KIND = "FlinkSessionJob";

  public FlinkSessionJob {
    other = Ordered.copy(other);
  }

  /** The session cluster that the job names, where it is one of these deployments. */
  public Optional<FlinkDeployment> clusterAmong(Collection<FlinkDeployment> deployments) {
    return deployments.stream()
        .filter(deployment -> deployment.name().equals(spec.deploymentName()))
        .filter(deployment -> deployment.spec().job() == null && canShareNamespaceWith(deployment))
        .findFirst();
  }

  /**
   * The deployment that runs this job alone: the cluster's own, with this job, and with this job's
   * options laid over those of the cluster, as the operator does it (operator 1.7 code,
   * FlinkConfigManager).
   */
  public FlinkDeployment asApplicationOn(FlinkDeployment cluster) {
    Map<String, String> options =
        new LinkedHashMap<>(cluster.spec().flinkConfiguration().entries());
    options.putAll(spec.flinkConfiguration().entries());
    FlinkDeploymentSpec shared = cluster.spec();
    return new FlinkDeployment(
        metadata,
        new FlinkDeploymentSpec(
            shared.emrReleaseLabel(),
            shared.flinkVersion(),
            shared.image(),
            shared.imagePullPolicy(),
            shared.executionRoleArn(),
            shared.serviceAccount(),
            shared.mode(),
            new FlinkConfiguration(options),
            shared.jobManager(),
            shared.taskManager(),
            spec.job(),
            shared.monitoringConfiguration(),
            shared.podTemplate(),
            shared.ingress(),
            shared.logConfiguration(),
            spec.restartNonce(),
            Map.of()),
        Map.of());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public FlinkSessionJob inNamespace(String namespace) {
    return new FlinkSessionJob(metadata.inNamespace(namespace), spec, other);
  }
}
