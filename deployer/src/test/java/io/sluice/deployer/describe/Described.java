package io.sluice.deployer.describe;

import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** Deployments that say no more than they have to, and one thing besides. */
final class Described {
  private Described() {}

  /** What a description says. */
  static FlinkDeploymentSpec with(Consumer<DeploymentBuilder> said) {
    DeploymentBuilder builder =
        DeploymentBuilder.named("sessions")
            .release(Releases.find(EmrVersion.parse("7.13.0")).orElseThrow().label())
            .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/flink-job"))
            .stateBelow(S3Uri.parse("s3p://flink-state/jobs"))
            .job(job -> job.jar(URI.create("local:///opt/flink/usrlib/sessions.jar")));
    said.accept(builder);
    return builder.build().spec();
  }

  /** The options of Flink that a description sets. */
  static Map<String, String> options(Consumer<DeploymentBuilder> said) {
    return with(said).flinkConfiguration().entries();
  }
}
