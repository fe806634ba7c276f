package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.ServiceAccounts;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a deployment needs that shares its service accounts with others. */
final class SharedNeeds {
  private SharedNeeds() {}

  static RoleNeeds of(RoleArn role, String namespace) {
    return RoleNeeds.ofJob(
        deployment(),
        role,
        new RoleNeeds.Pods("FlinkJobs", namespace, ServiceAccounts.of(role), true),
        Region.parse("eu-west-1"));
  }

  private static FlinkDeployment deployment() {
    try {
      Path file = Files.createTempFile("deployment", ".yaml");
      Files.writeString(
          file,
          """
          apiVersion: flink.apache.org/v1beta1
          kind: FlinkDeployment
          metadata: {name: mine}
          spec: {monitoringConfiguration: {cloudWatchMonitoringConfiguration: {logGroupName: /flink}}}
          """);
      FlinkDeployment read =
          (FlinkDeployment) FlinkResourceYaml.readAll(YamlFiles.read(file)).get(0).resource();
      Files.delete(file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
