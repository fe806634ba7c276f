package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogueDataCommandsTest {
  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void saysWhatEachReleaseHolds() {
    TestProject.Result result = project.run("releases");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out().lines()).hasSize(18);
    assertThat(result.out())
        .containsPattern("emr-6\\.13\\.0-flink-latest +v1_17 +1\\.17\\.0 +11 +1\\.5\\.0")
        .containsPattern("emr-7\\.13\\.0-flink-latest +v1_20 .*unknown +job\\.autoscaler\\.\\*");
  }

  @Test
  void namesTheImagesOfARegion() {
    TestProject.Result result =
        project.run("images", "--region", "us-west-2", "--release", "emr-7.13.0-flink-latest");

    assertThat(result.out())
        .contains("895885662937.dkr.ecr.us-west-2.amazonaws.com/flink/emr-7.13.0-flink:latest")
        .contains("public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest")
        .contains("public.ecr.aws/emr-on-eks/fluentd/emr-7.13.0:latest")
        .contains("oci://public.ecr.aws/emr-on-eks/flink-kubernetes-operator --version 7.13.0");
  }

  @Test
  void namesTheImagesOfAllRegions() {
    assertThat(project.run("images", "-o", "json").out().lines()).hasSize(31 + 3 + 2);
  }

  @Test
  void refusesARegionAndALabelThatAreNotThere() {
    TestProject.Result region = project.run("images", "--region", "us-west-9");
    TestProject.Result label = project.run("images", "--release", "emr-7.13");

    assertThat(region.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(region.err()).contains("'us-west-9'").contains("us-west-2");
    assertThat(label.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(label.err()).contains("'emr-7.13'").contains("emr-7.13.0-flink-latest");
  }
}
