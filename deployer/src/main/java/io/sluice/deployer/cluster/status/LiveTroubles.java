package io.sluice.deployer.cluster.status;

import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.KnownCause;
import io.sluice.deployer.cluster.trouble.KnownCauses;
import io.sluice.deployer.cluster.trouble.OperatorError;
import io.sluice.deployer.cluster.trouble.PodLog;
import io.sluice.deployer.cluster.trouble.PodTroubles;
import io.sluice.deployer.cluster.trouble.StateTroubles;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.CheckpointStatistics;
import io.sluice.deployer.rest.RootCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a resource as its state, its pods and its JobManager tell. */
final class LiveTroubles {
  private final PodTroubles podTroubles;

  LiveTroubles(PodLog log) {
    this.podTroubles = new PodTroubles(log);
  }

  /** The troubles, the gravest first. */
  List<Trouble> of(LiveResource live, List<Pod> pods, @Nullable JobView job, Instant now) {
    List<Trouble> troubles = new ArrayList<>();
    pods.forEach(pod -> troubles.addAll(podTroubles.of(pod, now)));
    Optional.ofNullable(live.error())
        .map(error -> OperatorError.parse(error).trouble(now))
        .ifPresent(troubles::add);
    Optional.ofNullable(job)
        .flatMap(JobView::checkpointStatistics)
        .filter(CheckpointStatistics::isFailing)
        .map(checkpoints -> failing(checkpoints, now))
        .ifPresent(troubles::add);
    troubles.addAll(StateTroubles.of(live, now));
    troubles.sort(Comparator.comparing(Trouble::gravity).reversed());
    return troubles;
  }

  private static Trouble failing(CheckpointStatistics checkpoints, Instant now) {
    Optional<KnownCause> cause = KnownCauses.find(checkpoints.failure());
    return new Trouble(
        "checkpoints",
        "the last one failed: " + RootCause.of(checkpoints.failure()),
        cause.map(KnownCause::fix).orElse("see the JobManager's log: 'sluice logs'"),
        Gravity.LASTING,
        cause.map(KnownCause::id).orElse("checkpoint-failed"),
        Objects.requireNonNullElse(checkpoints.failedAt(), now));
  }
}
