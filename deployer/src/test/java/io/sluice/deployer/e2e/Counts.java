package io.sluice.deployer.e2e;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.rest.FlinkRest;
import java.util.Map;

/**
 * What the job state-machine has counted since it first began. With an error rate of 0 there is no
 * alert unless events or state were lost or repeated.
 *
 * @param events events checked
 * @param alerts alerts given
 * @param keys addresses seen
 */
record Counts(long events, long alerts, long keys) {
  static Counts of(Cluster cluster, String namespace, String name, String jobId) {
    try (FlinkPort port = FlinkPort.open(cluster, namespace, name, 0)) {
      return of(port.rest(), jobId);
    }
  }

  static Counts of(FlinkRest rest, String jobId) {
    Map<String, String> accumulators = rest.accumulators(jobId);
    return new Counts(
        number(accumulators, "events"),
        number(accumulators, "alerts"),
        number(accumulators, "keys"));
  }

  private static long number(Map<String, String> accumulators, String name) {
    return Long.parseLong(accumulators.getOrDefault(name, "0"));
  }
}
