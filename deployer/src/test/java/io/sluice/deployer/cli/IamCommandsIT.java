package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.aws.AwsEmulator;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IamCommandsIT {
  @RegisterExtension final AwsEmulator emulator = new AwsEmulator();
  @RegisterExtension final TestProject project = new TestProject();

  @BeforeEach
  void makeTheCluster() throws IOException {
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT.replace("111122223333", emulator.account())
            + "eksCluster: flink\n");
    emulator
        .aws()
        .eks()
        .createCluster(
            one ->
                one.name("flink")
                    .roleArn("arn:aws:iam::" + emulator.account() + ":role/eks")
                    .resourcesVpcConfig(vpc -> vpc.subnetIds("subnet-1")));
  }

  @Test
  void planShowsTheExactDocumentsAndSaysByItsExitCodeThatTheyAreNotThereYet() {
    TestProject.Result plan = run("plan");

    assertThat(plan.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(plan.out())
        .contains("+ role arn:aws:iam::" + emulator.account() + ":role/job is created")
        .contains("    +    \"Action\" : \"sts:AssumeRoleWithWebIdentity\"")
        .contains("+ inline policy sluice.flink.good is written")
        .contains(
            "    +    \"Resource\" : [ \"arn:aws:s3:::example-state/flink/checkpoints/good\"");
  }

  @Test
  void applyTwiceChangesNothingTheSecondTime() {
    TestProject.Result first = run("apply");
    TestProject.Result second = run("apply");

    assertThat(first.exitCode()).isZero();
    assertThat(first.err()).contains("is created").contains("is written");
    assertThat(second.out()).contains("no change");
    assertThat(second.err()).isEmpty();
    assertThat(run("plan").exitCode()).isZero();
  }

  @Test
  void dryRunChangesNothing() throws IOException {
    TestProject.Result dry = run("apply", "--dry-run", "-o", "json");

    JsonNode changes = new ObjectMapper().readTree(dry.out()).path("changes");
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.err()).contains("nothing was changed");
    assertThat(changes).hasSize(2);
    assertThat(changes.get(1).path("after").path("Statement").get(0).path("Sid").asText())
        .isEqualTo("Checkpoints");
    assertThat(emulator.aws().iam().listRoles().roles()).isEmpty();
  }

  @Test
  void removeAsksFirstAndThenUndoesWhatApplyDid() {
    run("apply");

    TestProject.Result asked = run("remove");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(asked.err()).contains("whether to take that out of role job").contains("--yes");
    assertThat(emulator.aws().iam().listRoles().roles()).hasSize(1);

    TestProject.Result dry = run("remove", "--dry-run");
    assertThat(dry.out()).contains("- role").contains("is deleted");
    assertThat(emulator.aws().iam().listRoles().roles()).hasSize(1);

    assertThat(run("remove", "--yes").exitCode()).isZero();
    assertThat(emulator.aws().iam().listRoles().roles()).isEmpty();
    assertThat(run("remove").out()).contains("no change");
  }

  @Test
  void deploymentsThatShareARoleAddToItAndLeaveIt() {
    run("apply");
    project.run("iam", "apply", "cluster", "--env", "test");

    TestProject.Result removed = run("remove", "--yes");

    assertThat(removed.out())
        .contains("- inline policy sluice.flink.good is removed")
        .contains("note: the trust stays: sluice.flink.cluster of this role need it, too");
    assertThat(project.run("iam", "plan", "cluster", "--env", "test").exitCode()).isZero();
  }

  @Test
  void aClusterThatThereIsNotIsTold() {
    TestProject.Result refused = run("plan", "--cluster", "nowhere");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains("there is no EKS cluster 'nowhere' in eu-west-1")
        .contains("aws eks list-clusters");
  }

  private TestProject.Result run(String command, String... options) {
    String[] args = new String[options.length + 5];
    System.arraycopy(new String[] {"iam", command, "good", "--env", "test"}, 0, args, 0, 5);
    System.arraycopy(options, 0, args, 5, options.length);
    return project.run(args);
  }
}
