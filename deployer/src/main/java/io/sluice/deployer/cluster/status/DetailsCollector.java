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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is to be known of resources: a few at a time, and with a deadline for each
 * JobManager, so that one that does not answer holds up nobody.
 */
public final class DetailsCollector implements AutoCloseable {
  private static final int AT_A_TIME = 6;
  private static final Duration JOB_MANAGER_ANSWERS_WITHIN = Duration.ofSeconds(5);
  private static final Duration ALL_WITHIN = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final PodTroubles podTroubles;
  private final ExecutorService collecting = daemons("status");
  private final ExecutorService asking = daemons("job-manager");

  /**
   * @param cluster where to look
   */
  public DetailsCollector(Cluster cluster) {
    this.cluster = cluster;
    this.podTroubles = new PodTroubles(PodLog.of(cluster));
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
    JobAnswer job = job(live);
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
    asking.shutdownNow();
  }

  private record JobAnswer(@Nullable JobView view, String note) {}

  private JobAnswer job(LiveResource live) throws InterruptedException {
    @Nullable String id = live.job().id();
    boolean up = live.jobManager().equals("READY") || live.kind().equals("FlinkSessionJob");
    if (id == null || !up) {
      return new JobAnswer(null, "");
    }
    Future<JobView> answer = asking.submit(new JobProbe(cluster, live, id));
    try {
      return new JobAnswer(
          answer.get(JOB_MANAGER_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS), "");
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new JobAnswer(
          null,
          "the JobManager did not answer within " + JOB_MANAGER_ANSWERS_WITHIN.toSeconds() + " s");
    } catch (ExecutionException failed) {
      return new JobAnswer(null, "the JobManager did not answer: " + message(failed));
    }
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

  private List<Trouble> troubles(LiveResource live, List<Pod> pods, @Nullable JobView job) {
    Instant now = Instant.now();
    List<Trouble> troubles = new ArrayList<>();
    pods.forEach(pod -> troubles.addAll(podTroubles.of(pod, now)));
    Optional.ofNullable(live.error())
        .map(error -> OperatorError.parse(error).trouble(now))
        .ifPresent(troubles::add);
    Optional.ofNullable(job)
        .flatMap(JobView::checkpointStatistics)
        .filter(CheckpointStatistics::isFailing)
        .map(DetailsCollector::failing)
        .ifPresent(troubles::add);
    troubles.addAll(StateTroubles.of(live, now));
    troubles.sort(Comparator.comparing(Trouble::gravity).reversed());
    return troubles;
  }

  private static Trouble failing(CheckpointStatistics checkpoints) {
    Optional<KnownCause> cause = KnownCauses.find(checkpoints.failure());
    return new Trouble(
        "checkpoints",
        "the last one failed: " + RootCause.of(checkpoints.failure()),
        cause.map(KnownCause::fix).orElse("see the JobManager's log: 'sluice logs'"),
        Gravity.LASTING,
        cause.map(KnownCause::id).orElse("checkpoint-failed"),
        checkpoints.failedAt() == null ? Instant.now() : checkpoints.failedAt());
  }

  private static LiveDetails answer(Future<LiveDetails> answer, LiveResource live)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      return new LiveDetails(live, null, message(failed), null, 0, 0, 0, List.of());
    } catch (CancellationException late) {
      return new LiveDetails(live, null, "the cluster did not answer", null, 0, 0, 0, List.of());
    }
  }

  private static String message(ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static int restarts(Pod pod) {
    return pod.getStatus() == null
        ? 0
        : pod.getStatus().getContainerStatuses().stream()
            .mapToInt(ContainerStatus::getRestartCount)
            .sum();
  }

  private static ExecutorService daemons(String name) {
    return Executors.newFixedThreadPool(
        AT_A_TIME,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
