package io.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cli.Sluice;
import io.sluice.deployer.spec.S3Uri;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentsTest {
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void inThisProject() {
    System.setProperty("sluice.home", Path.of("..").toString());
  }

  @AfterEach
  void nowhere() {
    System.clearProperty("sluice.home");
  }

  @Test
  void theManifestsThatAreCheckedInAreWhatTheDescriptionsSay() {
    assertThat(sluice("render", "--check")).describedAs("%s", out).isZero();
  }

  @Test
  void theValuesThatAreCheckedInAreWhatTheOperatorsDescriptionsSay() {
    assertThat(sluice("operator", "values", "--check")).describedAs("%s", out).isZero();
    assertThat(out.toString()).contains("3 files are what the descriptions say");
  }

  @Test
  void noDescriptionDrawsAFindingInAnyEnvironment() {
    assertThat(sluice("lint", "--strict")).describedAs("%s", out).isZero();
    assertThat(out.toString())
        .contains("0 errors, 0 warnings in 18 FlinkDeployments and 3 FlinkSessionJobs");
  }

  @Test
  void noManifestThatIsCheckedInDrawsAFinding() {
    assertThat(sluice("lint", "--strict", "dev", "prod")).describedAs("%s", out).isZero();
    assertThat(out.toString())
        .contains("0 errors, 0 warnings in 12 FlinkDeployments and 2 FlinkSessionJobs");
  }

  @Test
  void webSessionsReadsItsInputToTheEndOnThisMachine() {
    List<String> described =
        List.of("--input", "s3a://data/logs/", "--watch", "30s", "--output", "s3a://data/out");

    assertThat(
            WebSessions.localArguments(
                described, Optional.of(S3Uri.parse("s3a://data/input/a.log"))))
        .containsExactlyInAnyOrder(
            "--input", "s3a://data/input/a.log", "--output", "s3a://data/out");
  }

  @Test
  void webSessionsGeneratesLinesOnThisMachineWhereItHasNoInput() {
    List<String> described =
        List.of("--input", "s3a://data/logs/", "--watch", "30s", "--output", "s3a://data/out");

    assertThat(WebSessions.localArguments(described, Optional.empty()))
        .containsExactly("--output", "s3a://data/out", "--generate", "200");
  }

  private int sluice(String... args) {
    return Sluice.run(new PrintWriter(out), new PrintWriter(out), args);
  }
}
