package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobManagerSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for volumes that keep files longer than a pod lives. */
final class Volumes {
  private Volumes() {}

  /**
   * Whether a path in the main container lies on a volume that outlives the pod. A session job's
   * pods are those of its cluster; where that is not known, neither is this.
   */
  static boolean keep(Subject subject, String place) {
    if (subject.sessionJob().isPresent()) {
      return subject.cluster().map(cluster -> keep(cluster, place)).orElse(true);
    }
    String path = place.replaceFirst("^file:/*", "/");
    return path.startsWith("/")
        && Stream.of(
                Optional.ofNullable(subject.spec().podTemplate()),
                subject.jobManager().map(JobManagerSpec::podTemplate))
            .flatMap(Optional::stream)
            .anyMatch(template -> keeps(new Pods(template), path));
  }

  private static boolean keeps(Pods pod, String path) {
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
