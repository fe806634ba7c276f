package io.sluice.deployer.cluster.status;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.Checkpoint;
import io.sluice.deployer.rest.CheckpointStatistics;
import io.sluice.deployer.rest.JobFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Details of resources in the states that reports and explanations tell apart. */
public final class TestDetails {
  /** When everything in these details is told. */
  public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private TestDetails() {}

  /** A resource that its operator has worked on. */
  public static LiveResource live(String kind, String name, String lifecycle, String job) {
    return live(kind, name, lifecycle, job, Map.of());
  }

  /** The same with more in its status. */
  public static LiveResource live(
      String kind, String name, String lifecycle, String job, Map<String, Object> more) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("lifecycleState", lifecycle);
    status.put("jobManagerDeploymentStatus", "READY");
    status.put(
        "jobStatus",
        Map.of(
            "state",
            job,
            "jobId",
            "0123456789abcdef0123456789abcdef",
            "savepointInfo",
            Map.of(
                "lastSavepoint",
                Map.of(
                    "location",
                    "s3p://state/savepoints/savepoint-1",
                    "timeStamp",
                    NOW.minus(Duration.ofHours(5)).toEpochMilli(),
                    "triggerType",
                    "MANUAL"))));
    status.put(
        "reconciliationStatus",
        Map.of(
            "state",
            "DEPLOYED",
            "lastReconciledSpec",
            "{\"resource_metadata\":{\"metadata\":{\"generation\":2}}}"));
    status.put("clusterInfo", Map.of("flink-version", "1.20.0-amzn-3"));
    status.putAll(more);
    return new LiveResource(
        new Tree(
            Map.of(
                "kind",
                kind,
                "metadata",
                Map.of(
                    "name",
                    name,
                    "namespace",
                    "team",
                    "generation",
                    2,
                    "creationTimestamp",
                    "2026-01-01T00:00:00Z"),
                "spec",
                Map.of(
                    "emrReleaseLabel",
                    "emr-7.9.0-flink-latest",
                    "flinkVersion",
                    "v1_20",
                    "deploymentName",
                    kind.equals("FlinkSessionJob") ? "session" : name,
                    "job",
                    Map.of("parallelism", 4, "state", "running")),
                "status",
                status)));
  }

  /** What a JobManager says of a job that runs well. */
  public static JobView running(JobFailure... failures) {
    return new JobView(
        true,
        failures.length,
        new CheckpointStatistics(
            new Checkpoint(
                41, Duration.ofMillis(80), 1_572_864, false, "s3p://state/checkpoints/chk-41"),
            NOW.minusSeconds(40),
            0,
            null,
            ""),
        List.of(failures));
  }

  /** A resource whose two pods are ready. */
  public static LiveDetails details(LiveResource live, JobView job, Trouble... troubles) {
    return new LiveDetails(live, job, "", "web-5d9c7b-abcde", 2, 2, 1, List.of(troubles));
  }
}
