package io.sluice.deployer.target.apache;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.List;

/**
 * Apache's operator: what EMR's operator does for a description is said in Flink's and Kubernetes'
 * own terms. See {@code docs/apache.md}.
 */
public final class ApacheTarget implements ClusterTarget {
  /** The name that the user types. */
  public static final String ID = "apache";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Problem> problems(FlinkResource resource) {
    return Checker.check(resource, ID);
  }

  @Override
  public List<KubernetesResource> resources(FlinkResource resource) {
    List<Problem> problems = problems(resource);
    if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      throw new InvalidDeploymentException(resource.name(), problems);
    }
    return resource instanceof FlinkDeployment deployment
        ? translated(deployment)
        : List.of(KubernetesResource.of(resource));
  }

  /**
   * The description in the terms of Apache's operator.
   *
   * @param description one that breaks no rule of this destination
   */
  public static FlinkDeployment deployment(FlinkDeployment description) {
    return TranslatedDeployment.of(new Described(description));
  }

  /**
   * What a job needs beside its FlinkDeployment: the service account with its permissions, and the
   * configuration of the container that ships logs.
   *
   * @param description one that breaks no rule of this destination
   */
  public static List<KubernetesResource> beside(FlinkDeployment description) {
    Described described = new Described(description);
    List<KubernetesResource> resources = new ArrayList<>(new JobIdentity(described).resources());
    new LogShipping(described).resource().ifPresent(resources::add);
    return resources;
  }

  private static List<KubernetesResource> translated(FlinkDeployment description) {
    List<KubernetesResource> resources = new ArrayList<>(beside(description));
    resources.add(KubernetesResource.of(deployment(description)));
    return resources;
  }
}
