package io.sluice.deployer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesTest {
  private static final Overrides ALL =
      new Overrides(
          "example.com/jobs:1",
          "Always",
          null,
          FlinkVersion.V1_19,
          URI.create("http://s3.example.com:9000"),
          "s3-keys",
          new Resource(0.5, MemorySize.parse("1600m"), null, Map.of()),
          new Resource(0.25, null, null, Map.of()),
          false,
          Map.of("taskmanager.numberOfTaskSlots", "4"));

  @Test
  void goBeforeWhatTheDescriptionSays() {
    FlinkDeployment described = ALL.onto(description()).build();

    assertThat(described.spec().image()).isEqualTo("example.com/jobs:1");
    assertThat(described.spec().flinkVersion()).isEqualTo(FlinkVersion.V1_19);
    assertThat(described.spec().emrReleaseLabel()).isNull();
    assertThat(described.spec().imagePullPolicy()).isEqualTo("Always");
    assertThat(described.spec().jobManager().resource().cpu()).isEqualTo(0.5);
    assertThat(described.spec().jobManager().resource().memory())
        .isEqualTo(MemorySize.parse("1600m"));
    assertThat(described.spec().taskManager().resource().cpu()).isEqualTo(0.25);
    assertThat(described.spec().flinkConfiguration().entries())
        .containsEntry("s3.endpoint", "http://s3.example.com:9000")
        .containsEntry("s3.path.style.access", "true")
        .containsEntry("taskmanager.numberOfTaskSlots", "4");
  }

  @Test
  void leaveWhatTheyDoNotName() {
    FlinkDeployment described = ALL.onto(description()).build();

    assertThat(described.spec().taskManager().resource().memory())
        .isEqualTo(MemorySize.parse("4096m"));
    assertThat(Overrides.NONE.onto(description()).build()).isEqualTo(description().build());
  }

  @Test
  void writeOptionsAsTheOlderLineNamesThem() {
    assertThat(ALL.onto(description()).build().spec().flinkConfiguration().entries())
        .containsKey("state.checkpoints.dir")
        .doesNotContainKey("execution.checkpointing.dir");
  }

  @Test
  void shipNoLogsWhereThereIsNowhereToShipThem() {
    assertThat(description().build().spec().monitoringConfiguration()).isNotNull();
    assertThat(ALL.onto(description()).build().spec().monitoringConfiguration()).isNull();
  }

  @Test
  void giveTheKeysToTheMainContainerByReference() {
    assertThat(FlinkResourceYaml.write(ALL.onto(description()).build()))
        .contains("name: flink-main-container")
        .contains("secretRef:")
        .contains("name: s3-keys");
  }

  private static DeploymentBuilder description() {
    return DeploymentBuilder.named("example")
        .release(ReleaseLabel.parse("emr-7.13.0-flink-latest"))
        .executionRole(RoleArn.parse("arn:aws:iam::012345678901:role/job"))
        .stateBelow(S3Uri.parse("s3p://example-state/flink"))
        .job(job -> job.jar(URI.create("local:///opt/flink/usrlib/job.jar")).parallelism(2))
        .taskManager(taskManager -> taskManager.memory(MemorySize.parse("4096m")).slots(2))
        .monitoring(monitoring -> monitoring.toS3(S3Uri.parse("s3://example-logs/example")));
  }
}
