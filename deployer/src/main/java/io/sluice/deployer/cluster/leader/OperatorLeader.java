package io.sluice.deployer.cluster.leader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instance of an operator that leads.
 *
 * @param namespace the operator's namespace
 * @param deployment the operator's Deployment
 * @param lease the Lease by which the instances agree; null where there is none
 * @param pod the leader's pod; null where nobody leads
 * @param leadership who holds the Lease and until when; null where nobody does
 * @param instances the pods of all instances
 */
public record OperatorLeader(
    String namespace,
    String deployment,
    @Nullable String lease,
    @Nullable String pod,
    @Nullable Leadership leadership,
    List<String> instances) {
  public OperatorLeader {
    instances = List.copyOf(instances);
  }
}
