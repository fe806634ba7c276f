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
        ? translated(new Described(deployment))
        : List.of(KubernetesResource.of(resource));
  }

  private static List<KubernetesResource> translated(Described described) {
    List<KubernetesResource> resources = new ArrayList<>(new JobIdentity(described).resources());
    new LogShipping(described).resource().ifPresent(resources::add);
    resources.add(KubernetesResource.of(TranslatedDeployment.of(described)));
    return resources;
  }
}
