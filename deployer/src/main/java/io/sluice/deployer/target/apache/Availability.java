package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobManagerSpec;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** EMR's fields for high availability as Flink's options. */
final class Availability {
  private static final int EMR_REPLICAS = 2;
  private static final String BEFORE_1_17 =
      "org.apache.flink.kubernetes.highavailability.KubernetesHaServicesFactory";

  private final Described described;

  Availability(Described described) {
    this.described = described;
  }

  /** Whether EMR's field says so; on where it is missing. */
  private boolean isOnByField() {
    return described.isForEmr()
        && jobManager().map(JobManagerSpec::highAvailabilityEnabled).orElse(true);
  }

  void describe(Map<String, String> options) {
    if (!isOnByField()) {
      return;
    }
    if (described.isAtLeast(FlinkVersion.V1_17)) {
      options.put("high-availability.type", "kubernetes");
    } else {
      options.put("high-availability", BEFORE_1_17);
    }
    jobManager()
        .map(JobManagerSpec::storageDir)
        .ifPresent(dir -> options.put("high-availability.storageDir", dir.toString()));
  }

  /** How many JobManagers; EMR's defaults are written out, as Apache's is another. */
  @Nullable Integer replicas() {
    Integer named = jobManager().map(JobManagerSpec::replicas).orElse(null);
    if (!described.isForEmr()) {
      return named;
    }
    if (!described.isHighlyAvailable()) {
      return 1;
    }
    return named == null ? Integer.valueOf(EMR_REPLICAS) : named;
  }

  private Optional<JobManagerSpec> jobManager() {
    return Optional.ofNullable(described.spec().jobManager());
  }
}
