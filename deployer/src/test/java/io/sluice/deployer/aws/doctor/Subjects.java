package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.AwsEmulator;
import io.sluice.deployer.aws.iam.Place;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.ServiceAccounts;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tests have looked at. */
final class Subjects {
  private Subjects() {}

  /** A deployment with its jar, state and input in one bucket, and a log group. */
  static FlinkDeployment deployment(String bucket) {
    return read(
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: demo, namespace: flink}
        spec:
          flinkConfiguration: {state.checkpoints.dir: "s3p://BUCKET/checkpoints"}
          job: {jarURI: "s3://BUCKET/demo.jar", args: ["--input", "s3a://BUCKET/in/"]}
          monitoringConfiguration: {cloudWatchMonitoringConfiguration: {logGroupName: /flink/demo}}
        """
            .replace("BUCKET", bucket));
  }

  /** A deployment that needs a log group only. */
  static FlinkDeployment logging() {
    return read(
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: demo, namespace: flink}
        spec: {monitoringConfiguration: {cloudWatchMonitoringConfiguration: {logGroupName: /flink/demo}}}
        """);
  }

  static RoleNeeds needs(FlinkDeployment deployment, RoleArn role) {
    return RoleNeeds.ofJob(
        deployment,
        role,
        new RoleNeeds.Pods("FlinkJobs", "flink", ServiceAccounts.of(role), true),
        AwsEmulator.REGION);
  }

  /** All of a deployment. */
  static Subject of(
      FlinkDeployment deployment, RoleArn role, AwsIdentity identity, List<String> images) {
    List<Place> places = Place.of(deployment, true);
    return new Subject(
        "demo",
        role.account(),
        storage(places),
        new Subject.Access(
            role, needs(deployment, role), identity, "flink", null, "sluice iam apply demo"),
        "/flink/demo",
        images);
  }

  /** Nothing but places in S3. */
  static Subject of(Place... places) {
    return new Subject("demo", null, storage(List.of(places)), null, null, List.of());
  }

  static Subject.Storage storage(List<Place> places) {
    return new Subject.Storage(
        places.stream().map(Place::bucket).distinct().toList(), places, null);
  }

  /** Nothing but an image, a role, or a log group. */
  static Subject without(
      Subject.@Nullable Access access, @Nullable String logGroup, String... images) {
    return new Subject("demo", null, storage(List.of()), access, logGroup, List.of(images));
  }

  private static FlinkDeployment read(String yaml) {
    try {
      Path file = Files.createTempFile("deployment", ".yaml");
      Files.writeString(file, yaml);
      FlinkDeployment read =
          (FlinkDeployment) FlinkResourceYaml.readAll(YamlFiles.read(file)).get(0).resource();
      Files.delete(file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
