package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.LiveResource;
import java.util.List;
import java.util.stream.Collectors;

/** A session cluster is deleted and started again; its jobs come back only with HA. */
final class SessionClusterUpgrade {
  private final Facts facts;
  private final Verdicts verdicts;

  SessionClusterUpgrade(Facts facts, Verdicts verdicts) {
    this.facts = facts;
    this.verdicts = verdicts;
  }

  Verdict verdict() {
    List<LiveResource> stateful =
        facts.sessionJobs().stream()
            .filter(job -> new FlinkOptions(job.spec()).isStateful())
            .toList();
    if (stateful.isEmpty()) {
      return verdicts.nothingToKeep(
          facts.sessionJobs().isEmpty()
              ? "no job is on the session cluster"
              : "the jobs on the session cluster are stateless");
    }
    String jobs = stateful.stream().map(LiveResource::name).collect(Collectors.joining(", "));
    return facts.deployed().hasHighAvailability()
        ? verdicts.lastState(
            "the cluster is started again and finds its jobs (" + jobs + ") in the HA metadata")
        : verdicts.lost(
            "the cluster is started again, and without HA its jobs ("
                + jobs
                + ") are gone with it");
  }
}
