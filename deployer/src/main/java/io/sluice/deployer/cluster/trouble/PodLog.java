package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.sluice.deployer.cluster.Cluster;
import java.util.List;

/** The last lines that a container wrote before it ended. */
@FunctionalInterface
public interface PodLog {
  /** Enough for a stack trace with its causes. */
  int LINES = 300;

  /**
   * The lines; none if they are gone, or may not be read.
   *
   * @param restarted whether the container runs again, so that the lines before that are meant
   */
  List<String> last(Pod pod, String container, boolean restarted);

  /** Of pods in a cluster. */
  static PodLog of(Cluster cluster) {
    return (pod, container, restarted) -> {
      ContainerResource there =
          cluster
              .client()
              .pods()
              .inNamespace(pod.getMetadata().getNamespace())
              .withName(pod.getMetadata().getName())
              .inContainer(container);
      try {
        String log =
            restarted
                ? there.terminated().tailingLines(LINES).getLog()
                : there.tailingLines(LINES).getLog();
        return log == null ? List.of() : log.lines().toList();
      } catch (KubernetesClientException gone) {
        return List.of();
      }
    };
  }
}
