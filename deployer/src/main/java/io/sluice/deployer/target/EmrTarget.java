package io.sluice.deployer.target;

import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkResource;
import java.util.List;

/** EMR's operator: it understands every field of the description, so that is the manifest. */
public final class EmrTarget implements ClusterTarget {
  @Override
  public String id() {
    return "emr";
  }

  @Override
  public List<Problem> problems(FlinkResource resource) {
    return List.of();
  }

  @Override
  public List<KubernetesResource> resources(FlinkResource resource) {
    return List.of(KubernetesResource.of(resource));
  }
}
