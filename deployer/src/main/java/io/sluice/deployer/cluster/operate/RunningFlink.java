package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.client.ResourceNotFoundException;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The JobManager of a deployment, asked whether what the operator says is so. */
public interface RunningFlink {
  /**
   * Asks the REST API of the JobManager that runs a resource's job.
   *
   * @param question gets the API and the job's id
   * @throws ClusterException if there is no way to the JobManager
   * @throws FlinkRestException if it does not answer
   */
  <T> T ask(LiveResource live, BiFunction<FlinkRest, String, T> question);

  /** The JobManagers of a cluster, through forwarded ports. */
  static RunningFlink in(Cluster cluster) {
    return new Forwarded(cluster);
  }

  /**
   * What was found out, or why it was not.
   *
   * @param value what the JobManager answered; null if it did not
   * @param problem why there is no answer; empty if there is
   */
  record Answer<T>(@Nullable T value, String problem) {}

  /** The same, for what is good to know but must not fail the operation. */
  default <T> Answer<T> tryToAsk(LiveResource live, BiFunction<FlinkRest, String, T> question) {
    try {
      return new Answer<>(ask(live, question), "");
    } catch (ClusterException | FlinkRestException noAnswer) {
      return new Answer<>(null, String.valueOf(noAnswer.getMessage()));
    }
  }

  /** Through a port that is forwarded for as long as the question takes. */
  record Forwarded(Cluster cluster) implements RunningFlink {
    @Override
    public <T> T ask(LiveResource live, BiFunction<FlinkRest, String, T> question) {
      String id = live.job().id();
      if (id == null) {
        throw new FlinkRestException("the operator knows no job id yet");
      }
      try (FlinkPort port = open(live)) {
        return question.apply(port.rest(), id);
      }
    }

    private FlinkPort open(LiveResource live) {
      try {
        return FlinkPort.open(cluster, live.namespace(), live.flinkCluster(), 0);
      } catch (IllegalStateException | ResourceNotFoundException none) {
        throw new ClusterException(
            "there is no JobManager of " + live.name() + " to ask",
            "see 'sluice explain " + live.name() + "' for why",
            none);
      }
    }
  }
}
