package io.sluice.deployer.cluster.status;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.leader.JobManagerLeader;
import io.sluice.deployer.cluster.leader.Leaders;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.cluster.pods.FlinkPods;
import io.sluice.deployer.cluster.trouble.PodLog;
import io.sluice.deployer.cluster.trouble.PodTroubles;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is to be known of resources: a few at a time, and with a deadline for each
 * JobManager, so that one that does not answer holds up nobody.
 */
public final class DetailsCollector implements AutoCloseable {
  private static final int AT_A_TIME = 6;
  private static final Duration ALL_WITHIN = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final LiveTroubles troubles;
  private final AutoscalerEvents autoscaler;
  private final JobProbes probes;
  private final ExecutorService collecting = Daemons.pool("status", AT_A_TIME);

  /**
   * @param cluster where to look
   */
  public DetailsCollector(Cluster cluster) {
    this.cluster = cluster;
    this.troubles = new LiveTroubles(PodLog.of(cluster));
    this.autoscaler = new AutoscalerEvents(cluster);
    this.probes = new JobProbes(cluster, AT_A_TIME);
  }

  /**
   * The details, in the order of the resources.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public List<LiveDetails> of(List<LiveResource> resources) throws InterruptedException {
    List<Callable<LiveDetails>> questions = new ArrayList<>();
    resources.forEach(live -> questions.add(() -> of(live)));
    List<LiveDetails> details = new ArrayList<>();
    List<Future<LiveDetails>> answers =
        collecting.invokeAll(questions, ALL_WITHIN.toSeconds(), TimeUnit.SECONDS);
    for (int i = 0; i < answers.size(); i++) {
      details.add(answer(answers.get(i), resources.get(i)));
    }
    return details;
  }

  /**
   * The details of one.
   *
   * @throws ClusterException if the API server does not let one look at its pods
   */
  public LiveDetails of(LiveResource live) throws InterruptedException {
    JobProbes.Answer job = probes.ask(live);
    List<Pod> pods =
        Stream.of(Component.values())
            .flatMap(
                component ->
                    new FlinkPods(cluster)
                        .of(live.namespace(), live.flinkCluster(), component).stream())
            .toList();
    return new LiveDetails(
        live,
        job.view(),
        job.note(),
        leader(live),
        pods.size(),
        (int) pods.stream().filter(PodTroubles::isReady).count(),
        pods.stream().mapToInt(DetailsCollector::restarts).sum(),
        troubles(live, pods, job.view()));
  }

  @Override
  public void close() {
    collecting.shutdownNow();
    probes.close();
  }

  private List<Trouble> troubles(LiveResource live, List<Pod> pods, @Nullable JobView job) {
    Instant now = Instant.now();
    return Stream.concat(
            troubles.of(live, pods, job, now).stream(), autoscaler.trouble(live, now).stream())
        .toList();
  }

  private @Nullable String leader(LiveResource live) {
    try {
      JobManagerLeader leader =
          new Leaders(cluster).ofJobManagers(live.namespace(), live.flinkCluster());
      return leader.leadingPod().orElse(leader.address());
    } catch (ClusterException mayNotLook) {
      return null;
    }
  }

  private static LiveDetails answer(Future<LiveDetails> answer, LiveResource live)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      return new LiveDetails(live, null, JobProbes.message(failed), null, 0, 0, 0, List.of());
    } catch (CancellationException late) {
      return new LiveDetails(live, null, "the cluster did not answer", null, 0, 0, 0, List.of());
    }
  }

  private static int restarts(Pod pod) {
    return pod.getStatus() == null
        ? 0
        : pod.getStatus().getContainerStatuses().stream()
            .mapToInt(ContainerStatus::getRestartCount)
            .sum();
  }
}
