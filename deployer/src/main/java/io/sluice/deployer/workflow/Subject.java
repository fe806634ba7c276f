package io.sluice.deployer.workflow;

import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.eks.ApiPath;
import java.util.Map;

/**
 * The FlinkDeployment or FlinkSessionJob that a workflow is about.
 *
 * @param resource what is described
 */
record Subject(KubernetesResource resource) {
  /** The variable with the resource as it was last read. */
  static final String LIVE = "live";

  String path() {
    return ApiPath.object(resource);
  }

  /** Whether there is a job; a session cluster has none. */
  boolean hasJob() {
    return field(resource.content(), "spec").containsKey("job");
  }

  boolean isToBeSuspended() {
    return "suspended".equals(job().get("state"));
  }

  boolean isStateless() {
    return "stateless".equals(job().getOrDefault("upgradeMode", "stateless"));
  }

  private Map<?, Object> job() {
    return field(field(resource.content(), "spec"), "job");
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> field(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> field ? (Map<Object, Object>) field : Map.of();
  }

  @Override
  public String toString() {
    return resource.toString();
  }
}
