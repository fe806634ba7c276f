package io.sluice.deployer.cluster.status;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.JobDetails;
import java.util.concurrent.Callable;

/** Asks the JobManager of a resource what it knows of the job. */
final class JobProbe implements Callable<JobView> {
  private final Cluster cluster;
  private final LiveResource live;
  private final String job;

  JobProbe(Cluster cluster, LiveResource live, String job) {
    this.cluster = cluster;
    this.live = live;
    this.job = job;
  }

  @Override
  public JobView call() {
    try (FlinkPort port = FlinkPort.open(cluster, live.namespace(), live.flinkCluster(), 0)) {
      return view(port.rest(), job);
    }
  }

  static JobView view(FlinkRest rest, String job) {
    boolean allTasksRun = rest.job(job).map(JobDetails::allTasksRun).orElse(false);
    return new JobView(
        allTasksRun,
        rest.restarts(job),
        rest.checkpointStatistics(job).orElse(null),
        rest.failures(job));
  }
}
