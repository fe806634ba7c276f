package io.sluice.deployer.cluster.follow;

import static io.sluice.deployer.cluster.follow.Stage.jobManager;
import static io.sluice.deployer.cluster.follow.Stage.taskManager;
import static io.sluice.deployer.cluster.trouble.TestPods.crashed;
import static io.sluice.deployer.cluster.trouble.TestPods.ended;
import static io.sluice.deployer.cluster.trouble.TestPods.ready;
import static io.sluice.deployer.cluster.trouble.TestPods.unschedulable;
import static io.sluice.deployer.cluster.trouble.TestPods.waiting;
import static io.sluice.deployer.cluster.trouble.TestPods.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.ResourceName;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowerIT {
  private static final String INVALID =
      "{\"type\":\"org.apache.flink.kubernetes.operator.exception.ValidationException\","
          + "\"message\":\"Job parallelism must be larger than 0\",\"throwableList\":[]}";

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void followsADeploymentToStable() throws Exception {
    Stage stage = new Stage(server);
    Following following = Following.stable(stage);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.pod(ready(jobManager()));
    stage.operatorSees("STABLE", "READY", "RUNNING");

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.REACHED);
    assertThat(outcome.reason()).isEqualTo("STABLE");
    assertThat(outcome.last().job().state()).isEqualTo("RUNNING");
    assertThat(following.heard.changes).contains("STABLE RUNNING");
    assertThat(following.heard.troubles).isEmpty();
  }

  @Test
  void whatIsStableAlreadyIsReachedAtOnce() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("STABLE", "READY", "RUNNING");
    stage.pod(ready(jobManager()));

    assertThat(Following.stable(stage).outcome().took()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void anOlderSpecificationThatIsStableIsNotWhatIsWaitedFor() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("STABLE", "READY", "RUNNING");
    stage.describe(TestFlink.APPLICATION.replace("parallelism: 2", "parallelism: 4"));

    Following following =
        new Following(
            server.cluster(),
            stage.name(),
            Goals.stable(stage.generation()),
            Duration.ofSeconds(3));

    Outcome outcome = following.outcome();
    assertThat(outcome.result()).isEqualTo(Outcome.Result.TIMED_OUT);
    assertThat(outcome.reason()).isEqualTo("the operator has not taken the change up yet");
  }

  @Test
  void isNotReachedBeforeThePodsAreReadyWhateverTheOperatorSays() throws Exception {
    Stage stage = new Stage(server);
    stage.pod(unschedulable(taskManager(1), "0/1 nodes are available: 1 Insufficient cpu."));
    stage.operatorSees("STABLE", "READY", "RUNNING");
    Following following = Following.stable(stage);

    await().until(() -> following.heard.heardOf("unschedulable-resources"));
    assertThat(following.goesOn()).isTrue();
    stage.pod(ready(taskManager(1)));

    assertThat(following.outcome().isReached()).isTrue();
  }

  @Test
  void aMissingEntryClassEndsItAtOnceWithReasonAndFix() throws Exception {
    Stage stage = new Stage(server);
    Following following = Following.stable(stage);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.operatorSees(
        "DEPLOYED",
        "ERROR",
        "RECONCILING",
        "DEPLOYED",
        "Could not find the provided job class (com.example.No) in the user lib directory");

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason()).startsWith("operator: the job's jar has no class com.example.No");
    assertThat(outcome.fix()).contains("spec.job.entryClass");
  }

  @Test
  void aRefusedSpecificationEndsItAtOnce() throws Exception {
    Stage stage = new Stage(server);
    Following following = Following.stable(stage);
    stage.operatorRefuses(INVALID);

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason())
        .isEqualTo("operator: refuses the specification: Job parallelism must be larger than 0");
  }

  @Test
  void anErrorAboutTheSpecificationBeforeDoesNotCount() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorRefuses(INVALID);
    await().atLeast(Duration.ofMillis(1)).until(this::nextSecond);
    stage.describe(TestFlink.APPLICATION.replace("parallelism: 2", "parallelism: 4"));
    Following following = Following.stable(stage);
    await().until(() -> !following.heard.changes.isEmpty());
    stage.operatorSees("STABLE", "READY", "RUNNING");

    assertThat(following.outcome().isReached()).isTrue();
    assertThat(following.heard.troubles).isEmpty();
  }

  @Test
  void anImageThatCannotBePulledIsToldAndWaitedFor() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Following following = Following.stable(stage);
    stage.pod(with(jobManager(), waiting("ErrImagePull", "manifest unknown")));

    await().until(() -> following.heard.heardOf("image-missing"));
    assertThat(following.goesOn()).isTrue();
    stage.pod(ready(jobManager()));
    stage.operatorSees("STABLE", "READY", "RUNNING");

    assertThat(following.outcome().isReached()).isTrue();
  }

  @Test
  void aServiceAccountThatNobodyMakesEndsItWhenItHasStoodForAWhile() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Following following = Following.impatiently(stage);
    stage.event(
        "ReplicaSet",
        "example-5d9c7b",
        "Warning",
        "FailedCreate",
        "Error creating: pods \"example-5d9c7b-\" is forbidden: error looking up service account"
            + " test/flink: serviceaccount \"flink\" not found");
    await().until(() -> following.heard.heardOf("service-account"));
    assertThat(following.goesOn()).isTrue();

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason())
        .startsWith("ReplicaSet/example-5d9c7b: FailedCreate")
        .contains("serviceaccount \"flink\" not found");
    assertThat(outcome.fix()).contains("correct spec.serviceAccount");
    assertThat(outcome.took()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
    assertThat(following.heard.troubles).hasSize(1);
  }

  @Test
  void anImageThatTheRegistryDoesNotHaveEndsItThoughThePodOnlySaysThatItWaits() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Following following = Following.impatiently(stage);
    stage.event(
        "Pod",
        "example-5d9c7b-abcde",
        "Warning",
        "Failed",
        "Failed to pull image \"example:1\": rpc error: code = NotFound desc = manifest unknown");
    stage.pod(
        with(jobManager(), waiting("ImagePullBackOff", "Back-off pulling image \"example:1\"")));

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason())
        .startsWith("Pod/example-5d9c7b-abcde: ")
        .endsWith("manifest unknown");
    assertThat(outcome.fix()).contains("push the image");
  }

  @Test
  void aRegistryThatIsNotReachedIsWaitedFor() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Following following =
        new Following(
            server.cluster(),
            stage.name(),
            Goals.stable(stage.generation()),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1));
    stage.event(
        "Pod",
        "example-5d9c7b-abcde",
        "Warning",
        "Failed",
        "Failed to pull image \"example:1\": failed to do request: Head"
            + " \"https://registry.example.com/v2/example/manifests/1\": dial tcp: i/o timeout");

    assertThat(following.outcome().result()).isEqualTo(Outcome.Result.TIMED_OUT);
    assertThat(following.heard.heardOf("image-network")).isTrue();
  }

  @Test
  void whatIsToldOfAPodThatIsAwayEndsNothing() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.pod(with(jobManager(), waiting("ErrImagePull", "manifest unknown")));
    Following following =
        new Following(
            server.cluster(),
            stage.name(),
            Goals.stable(stage.generation()),
            Duration.ofSeconds(9),
            Duration.ofSeconds(6));
    stage.event(
        "Pod",
        "example-5d9c7b-abcde",
        "Warning",
        "Failed",
        "Failed to pull image \"example:1\": manifest unknown");
    await().until(() -> following.heard.heardOf("image-missing"));
    stage.podGoes("example-5d9c7b-abcde");

    assertThat(following.outcome().result()).isEqualTo(Outcome.Result.TIMED_OUT);
  }

  @Test
  void aVolumeThatFlinkIsAboutToFillIsNoTrouble() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Following following = Following.stable(stage);
    stage.event(
        "Pod",
        "example-5d9c7b-abcde",
        "Warning",
        "FailedMount",
        "MountVolume.SetUp failed for volume \"flink-config-volume\" : configmap"
            + " \"flink-config-example\" not found");
    stage.event("FlinkDeployment", "example", "Warning", "SavepointError", "comes after it");
    await().until(() -> !following.heard.troubles.isEmpty());
    stage.operatorSees("STABLE", "READY", "RUNNING");
    following.outcome();

    assertThat(following.heard.troubles)
        .extracting(Trouble::what)
        .containsExactly("SavepointError: comes after it");
  }

  @Test
  void whatSeveralSeeIsToldOnce() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Following following = Following.stable(stage);
    String message = "forbidden: serviceaccount \"flink\" not found";
    stage.event("ReplicaSet", "example-5d9c7b", "Warning", "FailedCreate", message);
    stage.operatorSees("DEPLOYED", "ERROR", "RECONCILING", "DEPLOYED", message);
    await().until(() -> following.heard.heardOf("service-account"));
    stage.operatorSees("STABLE", "READY", "RUNNING");
    following.outcome();

    assertThat(following.heard.troubles)
        .extracting(Trouble::cause)
        .containsExactly("service-account");
  }

  @Test
  void aContainerThatEndsAgainAndAgainEndsIt() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Following following = Following.stable(stage);
    stage.pod(with(jobManager(), crashed(1, 1, "Error")));
    await().until(() -> !following.heard.troubles.isEmpty());
    assertThat(following.goesOn()).isTrue();
    stage.pod(with(jobManager(), crashed(4, 1, "Error")));

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason())
        .isEqualTo(
            "Pod/example-5d9c7b-abcde: its container ended with exit code 1, 5 times by now");
  }

  @Test
  void taskManagersThatOneAfterTheOtherRunOutOfMemoryEndIt() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "READY", "RUNNING");
    Following following = Following.stable(stage);
    for (int number = 1; number <= 5; number++) {
      stage.pod(with(taskManager(number), ended(137, "OOMKilled")));
    }

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason()).contains("OOMKilled");
    assertThat(outcome.fix()).startsWith("raise spec.taskManager.resource.memory");
  }

  @Test
  void podsOfTheSpecificationBeforeDoNotEndIt() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.pod(with(jobManager(), crashed(7, 1, "Error")));
    await().atLeast(Duration.ofMillis(1)).until(this::nextSecond);
    stage.describe(TestFlink.APPLICATION.replace("parallelism: 2", "parallelism: 4"));
    Following following = Following.stable(stage);
    await().until(() -> !following.heard.changes.isEmpty());
    stage.podGoes("example-5d9c7b-abcde");
    stage.pod(ready(taskManager(1)));
    stage.operatorSees("STABLE", "READY", "RUNNING");

    assertThat(following.outcome().isReached()).isTrue();
    assertThat(following.heard.troubles).isEmpty();
  }

  @Test
  void eventsOfYesterdayAndOfNeighboursDoNotCount() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.event(
        "FlinkDeployment",
        "example",
        "Warning",
        "ValidationError",
        "old",
        Instant.now().minusSeconds(3600));
    stage.event("FlinkDeployment", "example-2", "Warning", "ValidationError", "other");
    Following following = Following.stable(stage);
    stage.event("FlinkDeployment", "example", "Warning", "SavepointError", "new");
    await().until(() -> !following.heard.troubles.isEmpty());
    stage.operatorSees("STABLE", "READY", "RUNNING");

    assertThat(following.outcome().isReached()).isTrue();
    assertThat(following.heard.troubles)
        .extracting(Trouble::what)
        .containsExactly("SavepointError: new");
  }

  @Test
  void aJobThatHasFailedEndsIt() throws Exception {
    Stage stage = new Stage(server);
    Following following = Following.stable(stage);
    stage.operatorSees("FAILED", "READY", "FAILED");

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason()).startsWith("the job is FAILED");
    assertThat(outcome.fix()).contains("sluice explain example");
  }

  @Test
  void aBoundedJobIsDoneWhenItHasFinished() throws Exception {
    Stage stage = new Stage(server);
    Following following = Following.stable(stage);
    stage.operatorSees("DEPLOYED", "READY", "FINISHED");

    assertThat(following.outcome().reason()).isEqualTo("FINISHED");
  }

  @Test
  void timeThatIsUpNamesWhereItStandsAndTheMostProbableReason() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.pod(with(jobManager(), waiting("ErrImagePull", "manifest unknown")));
    Following following =
        new Following(server.cluster(), stage.name(), Goals.stable(1), Duration.ofSeconds(3));

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.TIMED_OUT);
    assertThat(outcome.reason())
        .isEqualTo(
            "DEPLOYED, JobManager DEPLOYING, job RECONCILING; most probably"
                + " Pod/example-5d9c7b-abcde: cannot pull image example:1 (ErrImagePull): manifest"
                + " unknown");
    assertThat(outcome.took()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    Stage stage = new Stage(server);
    Following following =
        new Following(server.cluster(), stage.name(), Goals.gone(), Following.LONG);
    await().until(() -> !following.heard.changes.isEmpty());
    stage.delete();

    assertThat(following.outcome().result()).isEqualTo(Outcome.Result.GONE);
  }

  @Test
  void whatIsNotThereIsGoneAtOnce() throws Exception {
    Following following =
        new Following(
            server.cluster(),
            new ResourceName("FlinkDeployment", server.namespace(), "none"),
            Goals.gone(),
            Following.LONG);

    assertThat(following.outcome().result()).isEqualTo(Outcome.Result.GONE);
    assertThat(following.outcome().last()).isNull();
  }

  @Test
  void anInterruptEndsItAndLeavesNoWatch() throws Exception {
    Stage stage = new Stage(server);
    Thread follower =
        new Thread(
            () ->
                assertThatThrownBy(
                        () ->
                            new Follower(server.cluster(), FollowListener.NONE)
                                .follow(stage.name(), Goals.stable(1), Following.LONG))
                    .isInstanceOf(InterruptedException.class));
    follower.start();
    await().until(() -> follower.getState() == Thread.State.TIMED_WAITING);
    follower.interrupt();
    follower.join(Duration.ofSeconds(10).toMillis());

    assertThat(follower.isAlive()).isFalse();
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("job-failures"));
  }

  private boolean nextSecond() {
    return Instant.now().getNano() < 100_000_000;
  }
}
