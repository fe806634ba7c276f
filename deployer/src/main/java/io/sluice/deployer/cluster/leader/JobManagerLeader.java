package io.sluice.deployer.cluster.leader;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JobManager that leads.
 *
 * @param highAvailability whether JobManagers agree on a leader: there is the ConfigMap for it
 * @param pod the leader's pod; null where its address is that of no pod
 * @param address the web UI's address as the leader wrote it; null without high availability, and
 *     before a leader is elected
 * @param leadership who holds the lock and until when; null where nobody does
 * @param jobManagers the pods of all JobManagers
 */
public record JobManagerLeader(
    boolean highAvailability,
    @Nullable String pod,
    @Nullable String address,
    @Nullable Leadership leadership,
    List<String> jobManagers) {
  public JobManagerLeader {
    jobManagers = List.copyOf(jobManagers);
  }

  /** The leader's pod; empty while nobody leads, or where no pod has the leader's address. */
  public Optional<String> leadingPod() {
    return Optional.ofNullable(pod);
  }
}
