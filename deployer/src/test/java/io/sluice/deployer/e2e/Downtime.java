package io.sluice.deployer.e2e;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobDetails;
import io.sluice.deployer.spec.FlinkDeployment;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long a job did not run with all its tasks, as its REST API says when asked five times a
 * second: from the first answer that says so, or the first silence, to the first answer after it
 * that says otherwise.
 */
final class Downtime {
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final Lab lab;
  private final String name;
  private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
  private long downSince;
  private long upAgain;

  private Downtime(Lab lab, String name) {
    this.lab = lab;
    this.name = name;
  }

  static Downtime watch(Lab lab, String name) {
    Downtime downtime = new Downtime(lab, name);
    var unused =
        downtime.asking.scheduleWithFixedDelay(downtime::look, 0, 200, TimeUnit.MILLISECONDS);
    return downtime;
  }

  /** Waits until the job runs again. */
  Duration end() {
    synchronized (this) {
      long deadline = System.nanoTime() + LONGEST.toNanos();
      while (upAgain == 0 && System.nanoTime() < deadline) {
        try {
          TimeUnit.MILLISECONDS.timedWait(this, 500);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          break;
        }
      }
      asking.shutdownNow();
      if (upAgain == 0) {
        throw new AssertionError(
            downSince == 0 ? "the job was never down" : "it did not run again");
      }
      return Duration.ofNanos(upAgain - downSince);
    }
  }

  private void look() {
    boolean runs = runs();
    synchronized (this) {
      if (!runs && downSince == 0) {
        downSince = System.nanoTime();
      } else if (runs && downSince != 0 && upAgain == 0) {
        upAgain = System.nanoTime();
        notifyAll();
      }
    }
  }

  private boolean runs() {
    try (Cluster cluster = lab.cluster();
        FlinkPort port = FlinkPort.open(cluster, lab.namespace(), name, 0)) {
      LiveResource live =
          new LiveResources(cluster).get(FlinkDeployment.KIND, lab.namespace(), name).orElseThrow();
      return port.rest().job(live.job().id()).filter(JobDetails::isRunning).isPresent();
    } catch (ClusterException | FlinkRestException silent) {
      return false;
    }
  }
}
