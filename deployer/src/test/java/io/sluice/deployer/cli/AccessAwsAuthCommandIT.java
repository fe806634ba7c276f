package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.aws.WiredAws;
import io.sluice.deployer.aws.access.PlayedEks;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.access.AwsAuthMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessAwsAuthCommandIT {
  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final AwsAuthMap awsAuth = new AwsAuthMap(server);

  @RegisterExtension final WiredAws wire = new WiredAws();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void describe() throws IOException {
    kubeconfig.use(server.kubeconfig());
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT.replace("namespace: flink", "namespace: " + server.namespace())
            + "eksCluster: lake\n");
    awsAuth.hold(AwsAuthMap.NODES);
  }

  @Test
  void accessIsPlannedGivenAndTakenBack() {
    TestProject.Result planned = run("plan", "--method", "aws-auth");
    assertThat(planned.exitCode()).describedAs(planned.err()).isEqualTo(ExitCode.CHANGES);
    assertThat(planned.out())
        .contains("+ Role/emr-containers in " + server.namespace() + ": created")
        .contains("    +  name: emr-containers")
        .contains("~ mapRoles of ConfigMap kube-system/aws-auth: changed")
        .contains("       username: system:node:{{EC2PrivateDNSName}}")
        .contains("    +- rolearn: \"arn:aws:iam::111122223333:role/AWSServiceRoleForAmazonEMR");
    assertThat(run("apply", "--method", "aws-auth", "--dry-run").out()).isEqualTo(planned.out());
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES);

    TestProject.Result applied = run("apply", "--method", "aws-auth");
    assertThat(applied.exitCode()).describedAs(applied.err()).isEqualTo(ExitCode.OK);
    assertThat(applied.out().lines()).hasSize(3);
    assertThat(run("apply", "--method", "aws-auth").out()).startsWith("no change in namespace ");
    assertThat(run("plan", "--method", "aws-auth").exitCode()).isEqualTo(ExitCode.OK);

    assertThat(run("remove", "--dry-run").out()).contains("- Role/emr-containers in ");
    TestProject.Result unasked = run("remove");
    assertThat(unasked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unasked.err()).contains("give --yes to agree");
    assertThat(awsAuth.mapRoles()).contains("emr-containers");

    TestProject.Result removed = run("remove", "--yes");
    assertThat(removed.exitCode()).describedAs(removed.err()).isEqualTo(ExitCode.OK);
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES);
    assertThat(run("remove").out()).startsWith("no change in namespace ");
  }

  @Test
  void showTellsBothWaysAndGoesOnWhereOneIsNotSeen() {
    run("apply", "--method", "aws-auth");
    new PlayedEks(wire).noCluster().caller();

    TestProject.Result shown = run("show");

    assertThat(shown.exitCode()).describedAs(shown.err()).isEqualTo(ExitCode.OK);
    assertThat(shown.out())
        .contains("by access entries: not known: there is no EKS cluster 'lake'")
        .contains("by aws-auth: given")
        .contains("as the guide has it (made by Sluice)");
    assertThat(run("show", "--method", "entries").exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void showSaysThatAwsAuthIsNotLookedAt() {
    run("apply", "--method", "aws-auth");
    new PlayedEks(wire).caller().denying().cluster("1.30", "ACTIVE", "API");

    assertThat(run("show").out())
        .contains("given, and of no use: authentication mode API does not look at it");
  }

  @Test
  void showIsDataForPrograms() throws IOException {
    new PlayedEks(wire).caller().denying().cluster("1.30", "ACTIVE", "CONFIG_MAP");

    JsonNode data = new ObjectMapper().readTree(run("show", "-o", "json").out());

    assertThat(data.at("/awsAuth/given").asBoolean(true)).isFalse();
    assertThat(data.at("/awsAuth/role/condition").asText()).isEqualTo("ABSENT");
    assertThat(data.at("/entries/mode").asText()).isEqualTo("CONFIG_MAP");
    assertThat(data.at("/policy/Version").asText()).isEqualTo("2012-10-17");
    assertThat(data.at("/neededFor").asText()).contains("StartJobRun");
  }

  @Test
  void whatWasDoneIsDataForPrograms() throws IOException {
    TestProject.Result applied = run("apply", "--method", "aws-auth", "-o", "json");

    JsonNode data = new ObjectMapper().readTree(applied.out());
    assertThat(data.at("/plan/changes")).hasSize(3);
    assertThat(data.at("/plan/changes/2/after").asText()).contains("username: emr-containers");
  }

  private TestProject.Result run(String... args) {
    List<String> all = new ArrayList<>(List.of("access"));
    all.addAll(List.of(args));
    all.addAll(List.of("--env", "test"));
    return project.run(all.toArray(String[]::new));
  }
}
