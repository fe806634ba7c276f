package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.delete.FlinkObjects;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteCommandIT {
  private static final String SAVEPOINT = "s3p://state/savepoints/1";

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void connect() throws IOException {
    kubeconfig.use(server.kubeconfig());
  }

  @Test
  void aSavepointThenAllIsGoneAndWhatIsLeftIsListed() {
    FlinkObjects objects = new FlinkObjects(server).create().createHighAvailability();
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(status -> status.savepoint(SAVEPOINT, "MANUAL", status.nonce()));
      operator.letsGo(objects::collect);

      TestProject.Result deleted = run("delete", "example");

      assertThat(deleted.err()).doesNotContain("sluice:");
      assertThat(deleted.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(deleted.out())
          .contains("savepoint " + SAVEPOINT)
          .contains("start again from it with spec.job.initialSavepointPath: " + SAVEPOINT)
          .contains("example: deleted")
          .contains("removed ConfigMap example-cluster-config-map")
          .contains("left PersistentVolumeClaim example-rocksdb")
          .contains("left checkpoints s3p://state/checkpoints");
      assertThat(isThere()).isFalse();
      assertThat(objects.configMaps()).isEmpty();
    }
  }

  @Test
  void theAnswerIsDataForPrograms() throws IOException {
    try (PlayedOperator operator = suspended()) {
      operator.letsGo(() -> {});

      TestProject.Result deleted = run("delete", "example", "-o", "json");

      JsonNode answer = new ObjectMapper().readTree(deleted.out());
      assertThat(answer.path("savepoint").asText()).isEqualTo(SAVEPOINT);
      assertThat(answer.path("left").path(0).path("kind").asText()).isEqualTo("checkpoints");
    }
  }

  @Test
  void aSuspendedJobIsDeletedWithItsLastSavepointShown() {
    try (PlayedOperator operator = suspended()) {
      operator.letsGo(() -> {});

      TestProject.Result deleted = run("delete", "example");

      assertThat(deleted.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(deleted.out()).contains(SAVEPOINT);
    }
  }

  @Test
  void whereNoSavepointCanBeTakenNothingIsDeleted() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.job("RESTARTING").started(1));

      TestProject.Result refused = run("delete", "example");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(refused.err())
          .contains("nothing was deleted")
          .contains("RESTARTING")
          .contains("--no-savepoint");
      assertThat(operator.live().deletionAsked()).isEmpty();
    }
  }

  @Test
  void aSavepointThatDoesNotComeLeavesEverythingAsItIs() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      TestProject.Result refused = run("delete", "example", "--timeout", "500ms");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(refused.err()).contains("nothing was deleted");
      assertThat(operator.live().deletionAsked()).isEmpty();
    }
  }

  @Test
  void losingStateIsConfirmedWhereThereIsNoTerminal() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      TestProject.Result unconfirmed = run("delete", "example", "--no-savepoint");
      assertThat(unconfirmed.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(unconfirmed.err()).contains("--yes");
      assertThat(operator.live().deletionAsked()).isEmpty();
      operator.letsGo(() -> {});

      TestProject.Result confirmed = run("delete", "example", "--no-savepoint", "--yes");

      assertThat(confirmed.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(confirmed.out()).contains("deleted with its state, as asked");
    }
  }

  @Test
  void theOperatorIsNotLeftToTakeASavepointThatItCannotTake() {
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.SAVING_APPLICATION)) {
      operator.says(status -> status.lifecycle("DEPLOYED").job("RECONCILING"));

      TestProject.Result asked = run("delete", "example", "--no-wait");

      assertThat(asked.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(asked.out()).contains("has never run: no savepoint is taken");
      assertThat(operator.live().deletionAsked()).isPresent();
      assertThat(operator.live().spec().map("flinkConfiguration"))
          .containsEntry("kubernetes.operator.job.savepoint-on-deletion", "false");
    }
  }

  @Test
  void theOperatorsSavepointOfARunningJobIsLeftOutOnlyWhenThatIsConfirmed() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      server
          .client()
          .genericKubernetesResources(Cluster.DEPLOYMENTS)
          .inNamespace(server.namespace())
          .withName("example")
          .delete();

      assertThat(run("delete", "example", "--no-savepoint", "--no-wait").exitCode())
          .isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(run("delete", "example", "--no-savepoint", "--yes", "--no-wait").exitCode())
          .isEqualTo(ExitCode.OK);
      assertThat(operator.live().spec().map("flinkConfiguration"))
          .containsEntry("kubernetes.operator.job.savepoint-on-deletion", "false");
    }
  }

  @Test
  void whatHoldsItIsNamedInTimeAndForceFreesIt() {
    FlinkObjects objects = new FlinkObjects(server).create().createHighAvailability();
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      TestProject.Result stuck =
          run("delete", "example", "--no-savepoint", "--yes", "--timeout", "500ms");
      assertThat(stuck.exitCode()).isEqualTo(ExitCode.NOT_HEALTHY);
      assertThat(stuck.err()).contains("no operator looks after").contains("--force example");
      assertThat(operator.live().deletionAsked()).isPresent();

      TestProject.Result forced = run("delete", "--force", "example");

      assertThat(forced.err()).contains("no savepoint is taken");
      assertThat(forced.exitCode()).describedAs(forced.err()).isEqualTo(ExitCode.OK);
      assertThat(forced.out())
          .contains("left ConfigMap example-cluster-config-map: it names the last checkpoint");
      assertThat(isThere()).isFalse();
      assertThat(objects.configMaps()).containsExactly("example-cluster-config-map");
    }
  }

  @Test
  void forceOnOneThatHasStateAndIsNotBeingDeletedIsConfirmed() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      TestProject.Result refused = run("delete", "--force", "example");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(operator.live().deletionAsked()).isEmpty();
    }
  }

  @Test
  void whatLeadsToTheStateOfAJobOfBeforeIsNotDeletedWithOneThatNeverRan() {
    FlinkObjects objects = new FlinkObjects(server).createHighAvailability();
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.lifecycle("DEPLOYED").job("RECONCILING"));

      TestProject.Result refused = run("delete", "example");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(refused.err()).contains("nothing was deleted").contains("HA ConfigMaps");
      assertThat(operator.live().deletionAsked()).isEmpty();
      assertThat(objects.configMaps()).containsExactly("example-cluster-config-map");
    }
  }

  @Test
  void forceWithoutAStateThatIsKeptIsConfirmedEvenInDeletion() {
    FlinkObjects objects = new FlinkObjects(server).createHighAvailability();
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      run("delete", "example", "--no-savepoint", "--yes", "--no-wait");
      assertThat(operator.live().deletionAsked()).isPresent();

      TestProject.Result refused = run("delete", "--force", "example", "--no-savepoint");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(operator.live().finalizers()).isNotEmpty();
      assertThat(objects.configMaps()).containsExactly("example-cluster-config-map");
    }
  }

  @Test
  void whatAnInterruptedDeletionHasLeftIsFinishedByTheNext() {
    FlinkObjects objects = new FlinkObjects(server).create();
    TestProject.Result early = run("delete", "example", "--timeout", "500ms");
    assertThat(early.exitCode()).isEqualTo(ExitCode.NOT_HEALTHY);
    assertThat(early.err()).contains("example is gone, but not").contains("run it again");
    objects.collect();

    TestProject.Result late = run("delete", "example");

    assertThat(late.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(late.err()).contains("there is no FlinkDeployment");
  }

  @Test
  void whatWasAppliedAlongAndLeadsToStateIsFinishedToo() {
    FlinkObjects objects = new FlinkObjects(server).createHighAvailability().createApplied();

    TestProject.Result finished = run("delete", "example");

    assertThat(finished.exitCode()).describedAs(finished.err()).isEqualTo(ExitCode.OK);
    assertThat(finished.out())
        .contains("removed ServiceAccount flink")
        .contains("left ConfigMap example-cluster-config-map");
    assertThat(objects.accounts()).isEmpty();
    assertThat(run("delete", "example", "--no-savepoint").exitCode())
        .isEqualTo(ExitCode.STATE_PROTECTED);
    assertThat(run("delete", "example", "--no-savepoint", "--yes").exitCode())
        .isEqualTo(ExitCode.OK);
    assertThat(objects.configMaps()).containsExactly("mine");
  }

  @Test
  void anInterruptedForceIsFinishedByTheNext() {
    FlinkObjects objects = new FlinkObjects(server).create();

    TestProject.Result finished = run("delete", "--force", "example", "--timeout", "10s");

    assertThat(finished.exitCode()).describedAs(finished.err()).isEqualTo(ExitCode.OK);
    assertThat(objects.configMaps()).isEmpty();
  }

  @Test
  void aJobOfTheNativeModeIsNotTakenForTheRestOfADeployment() {
    FlinkObjects objects = new FlinkObjects(server).createNative().createApplied();

    TestProject.Result refused = run("delete", "--force", "example");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("sluice native delete example");
    assertThat(objects.accounts()).containsExactly("flink");
  }

  @Test
  void aSessionJobThatMayStillRunIsNoSuccessOfForce() {
    try (PlayedOperator cluster = PlayedOperator.of(server, PlayedOperator.SESSION_CLUSTER);
        PlayedOperator sessionJob = PlayedOperator.of(server, PlayedOperator.HELD_SESSION_JOB)) {
      sessionJob.says(status -> status.job("RUNNING"));
      run("delete", "one", "--no-wait");

      TestProject.Result forced = run("delete", "--force", "one");

      assertThat(cluster.live().name()).isEqualTo("shared");
      assertThat(forced.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(forced.err()).contains("still runs on shared").contains("sluice ui shared");
      assertThat(forced.out()).contains("left job ").doesNotContain("nothing is left");
    }
  }

  @Test
  void aSessionJobIsDeletedAloneAndItsClusterAfterIt() {
    try (PlayedOperator cluster = PlayedOperator.of(server, PlayedOperator.SESSION_CLUSTER);
        PlayedOperator sessionJob = PlayedOperator.of(server, PlayedOperator.SESSION_JOB)) {
      assertThat(sessionJob.live().flinkCluster()).isEqualTo(cluster.live().name());
      TestProject.Result refused = run("delete", "shared");
      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err()).contains("one").contains("sluice delete one");

      assertThat(run("delete", "one").exitCode()).isEqualTo(ExitCode.OK);
      assertThat(run("delete", "shared").exitCode()).isEqualTo(ExitCode.OK);
    }
  }

  private PlayedOperator suspended() {
    PlayedOperator operator =
        PlayedOperator.of(
            server, PlayedOperator.APPLICATION.replace("state: running", "state: suspended"));
    operator.says(status -> status.savepoint(SAVEPOINT, "UPGRADE", null).suspended("savepoint"));
    return operator;
  }

  private boolean isThere() {
    return server
            .client()
            .genericKubernetesResources(Cluster.DEPLOYMENTS)
            .inNamespace(server.namespace())
            .withName("example")
            .get()
        != null;
  }

  private TestProject.Result run(String... words) {
    return project.runIn(server.namespace(), words);
  }
}
