package io.sluice.deployer.cluster.trouble;

import static io.sluice.deployer.cluster.trouble.TestPods.THEN;
import static io.sluice.deployer.cluster.trouble.TestPods.crashed;
import static io.sluice.deployer.cluster.trouble.TestPods.ended;
import static io.sluice.deployer.cluster.trouble.TestPods.jobManager;
import static io.sluice.deployer.cluster.trouble.TestPods.pod;
import static io.sluice.deployer.cluster.trouble.TestPods.ready;
import static io.sluice.deployer.cluster.trouble.TestPods.running;
import static io.sluice.deployer.cluster.trouble.TestPods.unschedulable;
import static io.sluice.deployer.cluster.trouble.TestPods.waiting;
import static io.sluice.deployer.cluster.trouble.TestPods.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodTroublesTest {
  private final List<String> log = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final PodTroubles troubles =
      new PodTroubles(
          (pod, container, restarted) -> {
            asked.add(container + (restarted ? " before" : ""));
            return log;
          });

  private Trouble only(Pod pod) {
    List<Trouble> found = troubles.of(pod, THEN);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void aReadyPodHasNone() {
    assertThat(troubles.of(ready(jobManager()), THEN)).isEmpty();
    assertThat(PodTroubles.isReady(ready(jobManager()))).isTrue();
  }

  @Test
  void aPodThatIsBeingDeletedHasNone() {
    Pod deleted =
        with(
            jobManager().editMetadata().withDeletionTimestamp(THEN.toString()).endMetadata(),
            crashed(3, 1, "Error"));

    assertThat(troubles.of(deleted, THEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContainerCreating", "PodInitializing", "CrashLoopBackOff"})
  void waitingForAMomentIsNone(String reason) {
    assertThat(troubles.of(with(jobManager(), waiting(reason, "")), THEN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ErrImagePull, LASTING",
    "ImagePullBackOff, LASTING",
    "ErrImageNeverPull, LASTING",
    "RegistryUnavailable, PASSING",
    "InvalidImageName, FATAL",
  })
  void anImageThatCannotBePulledIsNamed(String reason, Gravity gravity) {
    Trouble trouble = only(with(jobManager(), waiting(reason, "what the registry said")));

    assertThat(trouble)
        .hasToString(
            "Pod/web-5d9c7b-abcde: cannot pull image example:1 ("
                + reason
                + "): what the registry said");
    assertThat(trouble.gravity()).isEqualTo(gravity);
    assertThat(trouble.cause()).isEqualTo("image-pull");
    assertThat(trouble.fix()).contains("imagePullSecrets");
  }

  @Test
  void whatTheRegistrySaysDecidesTheFix() {
    Trouble trouble =
        only(with(jobManager(), waiting("ErrImagePull", "manifest unknown: no such tag")));

    assertThat(trouble.cause()).isEqualTo("image-missing");
    assertThat(trouble.fix()).contains("push the image");
  }

  @Test
  void aMissingSecretIsNamedAndLasts() {
    Trouble trouble =
        only(with(jobManager(), waiting("CreateContainerConfigError", "secret \"db\" not found")));

    assertThat(trouble.what())
        .isEqualTo(
            "container does not start (CreateContainerConfigError): secret \"db\" not found");
    assertThat(trouble.cause()).isEqualTo("config-missing");
    assertThat(trouble.gravity()).isEqualTo(Gravity.LASTING);
  }

  @Test
  void thePodThatFindsNoNodeTellsTheSchedulersReasonAndMayPass() {
    Trouble trouble =
        only(unschedulable(jobManager(), "0/2 nodes are available: 2 Insufficient cpu."));

    assertThat(trouble.what())
        .isEqualTo("no node takes it: 0/2 nodes are available: 2 Insufficient cpu.");
    assertThat(trouble.gravity()).isEqualTo(Gravity.PASSING);
    assertThat(trouble.cause()).isEqualTo("unschedulable-resources");
  }

  @Test
  void aCrashTellsExitCodeTimesAndTheLinesFromTheInnermostCauseOn() {
    log.addAll(
        List.of(
            "INFO starting",
            "java.lang.RuntimeException: outer",
            "\tat com.example.Web.main(Web.java:1)",
            "Caused by: java.lang.IllegalStateException: the shop is closed",
            "\tat com.example.Shop.open(Shop.java:7)"));
    Trouble trouble = only(with(jobManager(), crashed(1, 1, "Error")));

    assertThat(trouble.what()).isEqualTo("its container ended with exit code 1, 2 times by now");
    assertThat(trouble.log())
        .containsExactly(
            "Caused by: java.lang.IllegalStateException: the shop is closed",
            "\tat com.example.Shop.open(Shop.java:7)");
    assertThat(trouble.gravity()).isEqualTo(Gravity.LASTING);
    assertThat(trouble.time()).isEqualTo(THEN);
  }

  @Test
  void aKnownCauseInTheLogIsNamedAndDecidesHowGraveItIs() {
    log.add("FlinkException: Could not find the provided job class (com.example.No) in the lib");
    Trouble trouble = only(with(jobManager(), crashed(0, 1, "Error")));

    assertThat(trouble.what()).endsWith("exit code 1: the job's jar has no class com.example.No");
    assertThat(trouble.cause()).isEqualTo("entry-class");
    assertThat(trouble.isFatal()).isTrue();
  }

  @Test
  void theFirstEndWithoutAKnownCauseMayPass() {
    assertThat(only(with(jobManager(), crashed(0, 1, "Error"))).gravity())
        .isEqualTo(Gravity.PASSING);
  }

  @Test
  void fiveEndsAreFatalWhateverTheCause() {
    assertThat(only(with(jobManager(), crashed(3, 1, "Error"))).isFatal()).isFalse();
    assertThat(only(with(jobManager(), crashed(4, 1, "Error"))).isFatal()).isTrue();
  }

  @Test
  void aContainerThatRunsAgainIsReadBeforeItsRestartAndOneThatDoesNotAsItIs() {
    assertThat(troubles.of(with(jobManager(), crashed(1, 1, "Error")), THEN)).hasSize(1);
    assertThat(troubles.of(with(jobManager(), ended(1, "Error")), THEN)).hasSize(1);

    assertThat(asked).containsExactly("flink-main-container before", "flink-main-container");
  }

  @Test
  void aContainerThatRunsAgainHasEndedAsOftenAsItWasRestarted() {
    Pod again =
        with(
            jobManager(),
            new ContainerStatusBuilder(crashed(2, 1, "Error"))
                .withState(running(2).getState())
                .build());

    assertThat(only(again).what()).endsWith("exit code 1, 2 times by now");
  }

  @Test
  void theSameEndIsReadOnce() {
    Pod crashed = with(jobManager(), crashed(1, 1, "Error"));
    assertThat(troubles.of(crashed, THEN)).isEqualTo(troubles.of(crashed, THEN));

    assertThat(asked).hasSize(1);
  }

  @Test
  void anEndThatWentWellIsNone() {
    assertThat(troubles.of(with(jobManager(), ended(0, "Completed")), THEN)).isEmpty();
  }

  @Test
  void tooMuchMemoryIsToldWithWhatToRaise() {
    Trouble jobManager = only(with(jobManager(), crashed(0, 137, "OOMKilled")));
    Trouble taskManager =
        only(with(pod("web", "web-taskmanager-1-1", "taskmanager"), ended(137, "OOMKilled")));

    assertThat(jobManager.what())
        .isEqualTo("ran out of the memory that its container may use (OOMKilled)");
    assertThat(jobManager.fix()).isEqualTo("raise spec.jobManager.resource.memory");
    assertThat(taskManager.fix()).startsWith("raise spec.taskManager.resource.memory");
    assertThat(jobManager.gravity()).isEqualTo(Gravity.LASTING);
    assertThat(asked).isEmpty();
  }

  @Test
  void anEvictedPodTellsWhy() {
    Pod evicted =
        jobManager()
            .editStatus()
            .withPhase("Failed")
            .withReason("Evicted")
            .withMessage("The node was low on resource: memory.")
            .endStatus()
            .build();

    assertThat(only(evicted).what()).isEqualTo("Evicted: The node was low on resource: memory.");
  }

  @Test
  void aPodThatRunsButIsNotReadyIsToldAfterAMinute() {
    Pod unready =
        jobManager()
            .editStatus()
            .withPhase("Running")
            .withContainerStatuses(running(0))
            .withConditions(
                new PodConditionBuilder()
                    .withType("ContainersReady")
                    .withStatus("False")
                    .withMessage("containers with unready status: [fluentd]")
                    .withLastTransitionTime(THEN.toString())
                    .build())
            .endStatus()
            .build();

    assertThat(troubles.of(unready, THEN.plusSeconds(60))).isEmpty();
    assertThat(troubles.of(unready, THEN.plusSeconds(61)))
        .extracting(Trouble::what)
        .containsExactly("runs, but is not ready: containers with unready status: [fluentd]");
  }

  @Test
  void anInitContainerThatFailsIsTold() {
    Pod failing =
        jobManager()
            .editStatus()
            .withInitContainerStatuses(crashed(2, 3, "Error"))
            .endStatus()
            .build();

    assertThat(only(failing).what()).startsWith("its container ended with exit code 3");
  }
}
