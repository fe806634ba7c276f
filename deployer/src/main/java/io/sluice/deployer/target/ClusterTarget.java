package io.sluice.deployer.target;

import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.spec.FlinkResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A destination that is an operator in a cluster: resources that can be applied. */
public interface ClusterTarget extends Target {
  /**
   * The resources, in the order in which they are applied; the custom resource is the last.
   *
   * @throws InvalidDeploymentException if something of the description cannot be translated
   */
  List<KubernetesResource> resources(FlinkResource resource);

  @Override
  default Map<Path, String> files(FlinkResource resource) {
    String documents =
        resources(resource).stream()
            .map(KubernetesResource::yaml)
            .collect(Collectors.joining("---\n"));
    return Map.of(Path.of(resource.name() + ".yaml"), documents);
  }
}
