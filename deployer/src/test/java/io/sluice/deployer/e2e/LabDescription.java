package io.sluice.deployer.e2e;

import io.sluice.deployer.catalogue.Overrides;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Descriptions that fit into the cluster of the end-to-end tests. */
final class LabDescription {
  private static final URI JOBS = URI.create("local:///opt/flink/usrlib/jobs.jar");

  private LabDescription() {}

  static DeploymentBuilder begin(String name, String namespace, URI endpoint, String secret) {
    return sessionCluster(name, namespace, endpoint, secret).job(job -> job.jar(JOBS));
  }

  static DeploymentBuilder sessionCluster(
      String name, String namespace, URI endpoint, String secret) {
    DeploymentBuilder builder =
        DeploymentBuilder.named(name)
            .namespace(namespace)
            .release(ReleaseLabel.parse("emr-7.13.0-flink-latest"))
            .executionRole(RoleArn.parse("arn:aws:iam::000000000000:role/e2e"))
            .stateBelow(S3Uri.parse("s3p://" + S3Store.STATE + "/flink"))
            .highAvailability(ha -> ha.replicas(1))
            .checkpoints(checkpoints -> checkpoints.every(Duration.ofSeconds(2)));
    return overrides(endpoint, secret).onto(builder);
  }

  private static Overrides overrides(URI endpoint, String secret) {
    return new Overrides(
        Lab.IMAGE,
        "IfNotPresent",
        null,
        FlinkVersion.V1_19,
        endpoint,
        secret,
        new Resource(0.2, MemorySize.parse("1024m"), null, Map.of()),
        new Resource(0.2, MemorySize.parse("1600m"), null, Map.of()),
        false,
        Map.of(
            "kubernetes.jobmanager.cpu.limit-factor", "10",
            "kubernetes.taskmanager.cpu.limit-factor", "10"));
  }
}
