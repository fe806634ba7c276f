package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.PodTemplate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks for volumes that keep files longer than a pod lives. */
final class Volumes {
  private Volumes() {}

  /** Whether a path in the main container lies on a volume that outlives the pod. */
  static boolean keep(FlinkDeploymentSpec spec, String place) {
    PodTemplate template = spec.podTemplate();
    String path = place.replaceFirst("^file:/*", "/");
    if (template == null || !path.startsWith("/")) {
      return false;
    }
    Pods pod = new Pods(template);
    Set<String> lasting = new HashSet<>();
    for (Map<?, ?> volume : pod.list("volumes")) {
      if (!volume.containsKey("emptyDir") && !volume.containsKey("hostPath")) {
        lasting.add(String.valueOf(volume.get("name")));
      }
    }
    return pod.mainContainer().stream()
        .flatMap(container -> Pods.maps(container.get("volumeMounts")).stream())
        .anyMatch(
            mount ->
                lasting.contains(String.valueOf(mount.get("name")))
                    && (path + "/").startsWith(mount.get("mountPath") + "/"));
  }
}
