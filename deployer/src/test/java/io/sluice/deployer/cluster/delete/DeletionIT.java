package io.sluice.deployer.cluster.delete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.FaultyServer;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.PlayedFlink;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.cluster.operate.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeletionIT {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Waiting SHORT = new Waiting(Duration.ofMillis(500), FollowListener.NONE);
  private static final Waiting LONG = new Waiting(PATIENT, FollowListener.NONE);

  private static final String OVERVIEW =
      "{\"jobs\":[{\"jid\":\"%s\",\"name\":\"one\",\"state\":\"RUNNING\"}]}"
          .formatted(PlayedFlink.JOB);

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void theSavepointComesBeforeTheDeletion() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(
          status ->
              status.savepoint(
                  "s3p://state/savepoints/1",
                  "MANUAL",
                  operator.live().spec().number("job", "savepointTriggerNonce").orElseThrow()));

      assertThat(deletion().savepoint(operator.live(), LONG).path())
          .isEqualTo("s3p://state/savepoints/1");
      assertThat(operator.live().deletionAsked()).isEmpty();
    }
  }

  @Test
  void withoutASavepointNothingIsDeletedAndBothWaysOnAreNamed() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      assertThatThrownBy(() -> deletion().savepoint(operator.live(), SHORT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("nothing was deleted")
          .satisfies(
              failure -> {
                OperationException refused = (OperationException) failure;
                assertThat(refused.kind()).isEqualTo(OperationException.Kind.STATE_PROTECTED);
                assertThat(refused.fix()).contains("--no-savepoint");
              });
    }
  }

  @Test
  void itIsGoneWhenTheOperatorLetsItGo() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      LiveResource live = operator.live();
      operator.letsGo(() -> {});

      deletion().ask(live);

      assertThat(deletion().awaitGone(live, LONG)).isTrue();
    }
  }

  @Test
  void anotherOneOfTheSameNameIsNotDeleted() {
    LiveResource before;
    try (PlayedOperator operator =
        PlayedOperator.running(server, PlayedOperator.FREE_APPLICATION)) {
      before = operator.live();
      deletion().ask(before);
    }
    try (PlayedOperator second = PlayedOperator.running(server, PlayedOperator.FREE_APPLICATION)) {
      assertThatThrownBy(() -> deletion().ask(before)).isInstanceOf(ClusterException.class);
      assertThat(second.live().deletionAsked()).isEmpty();
    }
  }

  @Test
  void anotherOneOfTheSameNameIsNotWaitedFor() throws InterruptedException {
    LiveResource before;
    try (PlayedOperator operator =
        PlayedOperator.running(server, PlayedOperator.FREE_APPLICATION)) {
      before = operator.live();
      deletion().ask(before);
    }
    try (PlayedOperator second = PlayedOperator.running(server, PlayedOperator.FREE_APPLICATION)) {
      assertThat(deletion().awaitGone(before, LONG)).isTrue();
      assertThat(second.live().uid()).isNotEqualTo(before.uid());
    }
  }

  @Test
  void oneThatIsHeldTellsThatNoOperatorIsThere() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      LiveResource live = operator.live();
      deletion().ask(live);

      assertThat(deletion().awaitGone(live, SHORT)).isFalse();
      assertThat(deletion().held(operator.live(), SHORT.timeout()))
          .hasMessageContaining("no operator looks after the namespace " + server.namespace())
          .extracting(OperationException::fix)
          .asString()
          .contains("sluice delete --force example");
    }
  }

  @Test
  void oneThatIsHeldTellsWhatTheOperatorSaysAndWhoElseHoldsIt() {
    String shared =
        PlayedOperator.APPLICATION.replace(
            "[flinkdeployments.flink.apache.org/finalizer]", "[example.org/mine]");
    try (PlayedOperator operator = PlayedOperator.running(server, shared)) {
      LiveResource live = operator.live();
      server
          .client()
          .resource(
              new EventBuilder()
                  .withNewMetadata()
                  .withName("example.1")
                  .withNamespace(server.namespace())
                  .endMetadata()
                  .withNewInvolvedObject()
                  .withKind("FlinkDeployment")
                  .withName("example")
                  .withNamespace(server.namespace())
                  .endInvolvedObject()
                  .withReason("CleanupFailed")
                  .withMessage("The session jobs [one] should be deleted first")
                  .build())
          .create();

      assertThat(new Blockers(server.cluster()).of(live))
          .contains("example.org/mine")
          .contains("The session jobs [one] should be deleted first");
    }
  }

  @Test
  void aSavepointOnDeletionThatCannotBeTakenIsNamed() {
    try (PlayedOperator operator =
        PlayedOperator.running(server, PlayedOperator.SAVING_APPLICATION)) {
      operator.says(status -> status.job("RESTARTING"));

      assertThat(new Blockers(server.cluster()).of(operator.live()))
          .contains("kubernetes.operator.job.savepoint-on-deletion")
          .contains("RESTARTING");
    }
  }

  @Test
  void aSessionClusterWithJobsIsRefused() {
    try (PlayedOperator cluster = PlayedOperator.of(server, PlayedOperator.SESSION_CLUSTER)) {
      deletion().requireEmpty(cluster.live());
      try (PlayedOperator sessionJob = PlayedOperator.of(server, PlayedOperator.SESSION_JOB)) {
        assertThat(sessionJob.live().name()).isEqualTo("one");
        assertThatThrownBy(() -> deletion().requireEmpty(cluster.live()))
            .isInstanceOf(OperationException.class)
            .hasMessageContaining("one")
            .extracting(failure -> ((OperationException) failure).fix())
            .asString()
            .contains("sluice delete one");
      }
    }
  }

  @Test
  void whatFlinkMadeIsWaitedForAndWhatOnlyItUsedIsRemoved() throws InterruptedException {
    FlinkObjects objects =
        new FlinkObjects(server).create().createHighAvailability().createApplied();
    Subject subject = subject();
    objects.collect();

    Remains remains = new Sweep(server.cluster(), subject).sweep(false, PATIENT);

    assertThat(remains.removed())
        .extracting(one -> one.kind() + "/" + one.name())
        .containsExactlyInAnyOrder(
            "ConfigMap/example-cluster-config-map",
            "RoleBinding/example",
            "Role/example",
            "ServiceAccount/flink",
            "ConfigMap/example-logs");
    assertThat(remains.kept())
        .extracting(one -> one.kind() + " " + one.name())
        .containsExactly(
            "PersistentVolumeClaim example-rocksdb",
            "checkpoints s3p://state/checkpoints",
            "savepoints s3p://state/savepoints",
            "HA metadata s3p://state/ha");
    assertThat(objects.configMaps()).containsExactly("mine");
    assertThat(objects.accounts()).isEmpty();
  }

  @Test
  void whatIsNotGoneInTimeIsNamed() {
    new FlinkObjects(server).create();

    assertThatThrownBy(
            () ->
                new Sweep(server.cluster(), Subject.gone(server.namespace(), "example"))
                    .sweep(false, Duration.ofMillis(500)))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("Deployment/example")
        .hasMessageContaining("Pod/example-taskmanager-1-1")
        .hasMessageContaining("Service/example-rest")
        .hasMessageContaining("ConfigMap/flink-config-example");
  }

  @Test
  void aServiceAccountThatAnotherDeploymentUsesStaysWithItsRole() throws InterruptedException {
    FlinkObjects objects = new FlinkObjects(server).createApplied();
    try (PlayedOperator other =
        PlayedOperator.of(
            server, PlayedOperator.APPLICATION.replace("name: example", "name: other"))) {
      Remains remains =
          new Sweep(server.cluster(), Subject.gone(server.namespace(), "example"))
              .sweep(false, PATIENT);

      assertThat(other.live().spec().text("serviceAccount")).contains("flink");
      assertThat(remains.kept())
          .extracting(Remnant::toString)
          .contains("ServiceAccount flink: FlinkDeployment/other uses it")
          .contains("RoleBinding example: FlinkDeployment/other uses it");
      assertThat(objects.accounts()).containsExactly("flink");
      assertThat(objects.configMaps()).containsExactly("mine");
    }
  }

  @Test
  void thePointerToTheStateStaysWhereItMayBeNeeded() throws InterruptedException {
    FlinkObjects objects = new FlinkObjects(server).createHighAvailability();

    Remains remains =
        new Sweep(server.cluster(), Subject.gone(server.namespace(), "example"))
            .sweep(true, PATIENT);

    assertThat(remains.kept())
        .singleElement()
        .asString()
        .contains("example-cluster-config-map")
        .contains("last checkpoint");
    assertThat(objects.configMaps()).containsExactly("example-cluster-config-map");
  }

  @Test
  void aStuckOneIsFreedWithoutTheOperator() throws InterruptedException {
    FlinkObjects objects = new FlinkObjects(server).create();
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      deletion().ask(operator.live());
      LiveResource stuck = operator.live();
      assertThat(stuck.deletionAsked()).isPresent();

      ForcedDeletion.Result forced =
          new ForcedDeletion(server.cluster(), flink, deletion()).delete(stuck, LONG);

      assertThat(forced.byOperator()).isFalse();
      assertThat(
              server
                  .client()
                  .genericKubernetesResources(Cluster.DEPLOYMENTS)
                  .inNamespace(server.namespace())
                  .withName("example")
                  .get())
          .isNull();
      assertThat(new Footprint(server.cluster(), server.namespace(), "example").present())
          .extracting(Remnant::kind)
          .doesNotContain("Deployment", "Service", "ConfigMap");
      assertThat(objects.configMaps()).isEmpty();
    }
  }

  @Test
  void anOperatorThatIsThereDoesItItself() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.letsGo(() -> {});

      assertThat(
              new ForcedDeletion(server.cluster(), flink, deletion())
                  .delete(operator.live(), LONG)
                  .byOperator())
          .isTrue();
    }
  }

  @Test
  void aSessionJobThatIsForcedAwayIsCancelledOnItsCluster() throws InterruptedException {
    flink.answersAt("/jobs/overview", OVERVIEW);
    flink.answers("", "{\"state\":\"RUNNING\"}");

    assertThat(forcedSessionJob(flink).running()).isEmpty();
    assertThat(flink.asked()).contains("PATCH /jobs/" + PlayedFlink.JOB + "?mode=cancel");
  }

  @Test
  void aSessionJobThatCannotBeCancelledIsTold() throws InterruptedException {
    assertThat(forcedSessionJob(RunningFlink.in(server.cluster())).running())
        .singleElement()
        .asString()
        .contains("job " + PlayedFlink.JOB)
        .contains("still runs on shared");
  }

  @Test
  void whatForceLeavesOutIsToldOfEachKind() {
    assertThat(
            ForcedDeletion.skipped(new LiveResource(new Tree(Map.of("kind", "FlinkDeployment")))))
        .contains("the job is not cancelled")
        .contains("HA ConfigMaps");
    assertThat(
            ForcedDeletion.skipped(
                new LiveResource(
                    new Tree(
                        Map.of(
                            "kind",
                            "FlinkSessionJob",
                            "spec",
                            Map.of("deploymentName", "shared"))))))
        .contains("Sluice cancels it")
        .contains("shared")
        .doesNotContain("HA ConfigMaps");
  }

  @Test
  void whatMayNotBeListedIsToldAndStays() throws Exception {
    List<Remnant> removed = new ArrayList<>();
    List<Remnant> kept = new ArrayList<>();
    try (FaultyServer faulty = new FaultyServer("{}")) {
      faulty.always(request -> true, FaultyServer.answer(403));
      try (Cluster refusing = faulty.cluster()) {
        new AppliedAlong(refusing, server.namespace(), "example").remove(removed, kept);
      }
    }

    assertThat(removed).isEmpty();
    assertThat(kept)
        .extracting(Remnant::kind)
        .containsExactlyInAnyOrder("RoleBinding", "Role", "ServiceAccount", "ConfigMap");
    assertThat(kept).allMatch(one -> one.why().contains("not known"));
  }

  private ForcedDeletion.Result forcedSessionJob(RunningFlink asked) throws InterruptedException {
    try (PlayedOperator session = PlayedOperator.of(server, PlayedOperator.SESSION_CLUSTER);
        PlayedOperator job = PlayedOperator.of(server, PlayedOperator.HELD_SESSION_JOB)) {
      assertThat(session.live().name()).isEqualTo("shared");
      job.says(status -> status.job("RUNNING"));
      deletion().ask(job.live());
      return new ForcedDeletion(server.cluster(), asked, deletion()).delete(job.live(), LONG);
    }
  }

  @Test
  void somebodyElsesFinalizerIsNotRemovedByForce() {
    String shared =
        PlayedOperator.APPLICATION.replace(
            "[flinkdeployments.flink.apache.org/finalizer]",
            "[flinkdeployments.flink.apache.org/finalizer, example.org/mine]");
    try (PlayedOperator operator = PlayedOperator.running(server, shared)) {
      deletion().ask(operator.live());

      assertThatThrownBy(
              () ->
                  new ForcedDeletion(server.cluster(), flink, deletion())
                      .delete(operator.live(), SHORT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("example.org/mine");
      assertThat(operator.live().finalizers()).containsExactly("example.org/mine");
    }
  }

  private Deletion deletion() {
    return new Deletion(server.cluster(), flink);
  }

  private Subject subject() {
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.FREE_APPLICATION)) {
      Subject subject = Subject.of(server.cluster(), operator.live());
      deletion().ask(operator.live());
      return subject;
    }
  }
}
