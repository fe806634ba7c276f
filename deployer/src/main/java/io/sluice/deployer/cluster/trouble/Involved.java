package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the events of one deployment from those of its neighbours in the namespace. */
public final class Involved {
  private final Set<String> resources;
  private final String flinkCluster;
  private final Pattern replicaSet;
  private final Pattern pod;

  /**
   * @param resource the name of the FlinkDeployment or FlinkSessionJob
   * @param flinkCluster the FlinkDeployment whose pods do the work; the same but for session jobs
   */
  public Involved(String resource, String flinkCluster) {
    this.resources =
        Set.of(resource).equals(Set.of(flinkCluster))
            ? Set.of(resource)
            : Set.of(resource, flinkCluster);
    this.flinkCluster = flinkCluster;
    String name = Pattern.quote(flinkCluster);
    this.replicaSet = Pattern.compile(name + "-[a-z0-9]+");
    this.pod = Pattern.compile(name + "-(?:[a-z0-9]+-[a-z0-9]{5}|taskmanager-\\d+-\\d+)");
  }

  /** Whether the event is about the resource, its Deployment, ReplicaSet or pods. */
  public boolean concerns(Event event) {
    ObjectReference about = event.getInvolvedObject();
    String name = String.valueOf(about.getName());
    return switch (String.valueOf(about.getKind())) {
      case "FlinkDeployment", "FlinkSessionJob" -> resources.contains(name);
      case "Deployment" -> flinkCluster.equals(name);
      case "ReplicaSet" -> replicaSet.matcher(name).matches();
      case "Pod" -> pod.matcher(name).matches();
      default -> false;
    };
  }
}
