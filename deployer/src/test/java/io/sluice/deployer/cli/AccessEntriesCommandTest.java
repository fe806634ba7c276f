package io.sluice.deployer.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.aws.WiredAws;
import io.sluice.deployer.aws.access.PlayedEks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessEntriesCommandTest {
  @RegisterExtension final WiredAws wire = new WiredAws();
  @RegisterExtension final TestProject project = new TestProject();
  private PlayedEks eks;

  @BeforeEach
  void describe() throws IOException {
    project.write(
        "manifests/environments/test.yaml", TestProject.ENVIRONMENT + "eksCluster: lake\n");
    eks = new PlayedEks(wire).caller().denying();
  }

  @Test
  void aClusterThatHasEntriesNeedsNoChange() {
    eks.cluster("1.30", "ACTIVE", "API_AND_CONFIG_MAP");

    TestProject.Result planned = run("plan");

    assertThat(planned.exitCode()).describedAs(planned.err()).isEqualTo(ExitCode.OK);
    assertThat(planned.out())
        .contains("no change: EKS cluster lake can have access entries")
        .contains("EMR writes its access entry for namespace flink itself")
        .contains("may do what CreateVirtualCluster needs of EKS");
    assertThat(run("apply").exitCode()).isEqualTo(ExitCode.OK);
    verifyUpdates(0);
  }

  @Test
  void anotherModeIsPlannedAndMadeOnlyWhenAskedFor() {
    eks.cluster("1.30", "ACTIVE", "CONFIG_MAP").updating("Successful");

    TestProject.Result planned = run("plan");
    assertThat(planned.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(planned.out())
        .contains(
            "~ authentication mode of EKS cluster lake: CONFIG_MAP -> API_AND_CONFIG_MAP  (EKS does"
                + " not take that back");

    TestProject.Result refused = run("apply");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("--update-authentication-mode");
    assertThat(run("apply", "--update-authentication-mode", "--dry-run").exitCode())
        .isEqualTo(ExitCode.OK);
    verifyUpdates(0);

    TestProject.Result applied = run("apply", "--update-authentication-mode");
    assertThat(applied.exitCode()).describedAs(applied.err()).isEqualTo(ExitCode.OK);
    assertThat(applied.err()).contains("EKS changes the authentication mode of lake");
    verifyUpdates(1);
  }

  @Test
  void anOldClusterIsRefusedWithTheOtherWay() {
    eks.cluster("1.22", "ACTIVE", "CONFIG_MAP");

    TestProject.Result planned = run("plan");

    assertThat(planned.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(planned.err())
        .contains("sluice: EKS cluster lake is of Kubernetes 1.22; EMR makes access entries from")
        .contains("  fix: upgrade the cluster, or use --method aws-auth");
  }

  @Test
  void permissionsThatTheCallerLacksAreNamed() {
    eks.cluster("1.30", "ACTIVE", "API").denying("eks:AssociateAccessPolicy");

    assertThat(run("plan").out())
        .contains("CreateVirtualCluster would fail; it has no permission for")
        .contains(
            "eks:AssociateAccessPolicy on arn:aws:eks:eu-west-1:111122223333:access-entry/lake/");
    eks.refusingToSimulate();
    assertThat(run("plan").out())
        .contains("not known whether " + PlayedEks.CALLER)
        .contains("no permission for iam:SimulatePrincipalPolicy");
  }

  @Test
  void aPlanIsDataForPrograms() throws IOException {
    eks.cluster("1.30", "ACTIVE", "CONFIG_MAP");

    JsonNode data = new ObjectMapper().readTree(run("plan", "-o", "json").out());

    assertThat(data.get("method").asText()).isEqualTo("entries");
    assertThat(data.at("/plan/newMode").asText()).isEqualTo("API_AND_CONFIG_MAP");
    assertThat(data.at("/plan/state/cluster").asText()).isEqualTo("lake");
    assertThat(data.at("/caller/denied").isEmpty()).isTrue();
  }

  @Test
  void showTellsForWhatItIsNeededAndPrintsThePolicy() {
    eks.cluster("1.30", "ACTIVE", "API_AND_CONFIG_MAP").entry(List.of("flink", "spark"));

    TestProject.Result shown = run("show", "--method", "entries");

    assertThat(shown.exitCode()).describedAs(shown.err()).isEqualTo(ExitCode.OK);
    assertThat(shown.out())
        .contains("needed for virtual clusters (StartJobRun)")
        .contains("jobs that the Flink operator runs need none")
        .contains("by access entries: given")
        .contains("AmazonEMRJobPolicy on 2 of 100 namespaces: flink, spark")
        .contains("\"eks:namespaces\" : [ \"flink\" ]")
        .doesNotContain("by aws-auth");
  }

  @Test
  void theClusterHasToBeNamedSomewhere() throws IOException {
    project.write("manifests/environments/test.yaml", TestProject.ENVIRONMENT);

    TestProject.Result refused = run("plan");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("eksCluster:", "--cluster");
    eks.cluster("1.30", "ACTIVE", "API");
    assertThat(run("plan", "--cluster", "lake").exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void theRegionThatIsGivenIsThatOfThePolicyToo() {
    eks.cluster("1.30", "ACTIVE", "API");

    assertThat(run("show", "--method", "entries", "--region", "us-west-2").out())
        .contains("arn:aws:eks:us-west-2:111122223333:cluster/lake")
        .doesNotContain("eu-west-1");
  }

  @Test
  void credentialsOfAnotherAccountAreRefused() throws IOException {
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT.replace("111122223333", "444455556666") + "eksCluster: lake\n");

    TestProject.Result refused = run("apply", "--update-authentication-mode");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("environment test is of account 444455556666");
    verifyUpdates(0);
  }

  @Test
  void nothingOfAnEntryIsOursToRemove() {
    TestProject.Result removed = run("remove", "--method", "entries");

    assertThat(removed.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(removed.out()).contains("nothing to remove: EMR removes its access entry");
  }

  @Test
  void anotherMethodIsAUsageError() {
    TestProject.Result refused = run("plan", "--method", "magic");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("use entries or aws-auth");
  }

  private void verifyUpdates(int count) {
    wire.server().verify(count, postRequestedFor(urlPathEqualTo("/clusters/lake/update-config")));
  }

  private TestProject.Result run(String command, String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "access";
    all[1] = command;
    all[2] = "--env";
    all[3] = "test";
    System.arraycopy(more, 0, all, 4, more.length);
    return project.run(all);
  }
}
