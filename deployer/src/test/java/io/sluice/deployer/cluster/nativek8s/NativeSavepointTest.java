package io.sluice.deployer.cluster.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.PlayedJobManager;
import io.sluice.deployer.rest.Reconnection;
import io.sluice.deployer.rest.SavepointPendingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the answers of a JobManager. */
class NativeSavepointTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final LiveOptions CONFIGURED =
      new LiveOptions(Map.of("state.savepoints.dir", "s3p://state/savepoints"), true);
  private static final LiveOptions NOTHING = new LiveOptions(Map.of(), true);

  private final List<String> progress = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<AskedSavepoint> told = new ArrayList<>();
  @RegisterExtension final PlayedJobManager jobManager = new PlayedJobManager();

  private FlinkRest rest;

  @BeforeEach
  void asks() {
    rest = jobManager.rest();
  }

  @Test
  void aStatefulJobIsStoppedWithASavepoint() throws Exception {
    job("RUNNING", 2);
    checkpointing();
    savepoint("{\"location\":\"s3p://state/savepoints/savepoint-1\"}");

    assertThat(take(CONFIGURED, SavepointChoice.IF_STATEFUL))
        .contains("s3p://state/savepoints/savepoint-1");
    assertThat(progress)
        .containsExactly(
            "stopping with a savepoint", "savepoint: s3p://state/savepoints/savepoint-1");
    assertThat(asked).containsExactly("{\"drain\":false}");
  }

  @Test
  void theDirectoryOfTheCommandLineComesBeforeTheConfiguredOne() throws Exception {
    job("RUNNING", 2);
    checkpointing();
    savepoint("{\"location\":\"s3p://other/savepoint-1\"}");

    take(NOTHING, new SavepointChoice(true, "s3p://other"));

    assertThat(asked).containsExactly("{\"drain\":false,\"targetDirectory\":\"s3p://other\"}");
  }

  @Test
  void aJobWithoutCheckpointsHasNothingToSave() throws Exception {
    job("RUNNING", 2);

    assertThat(take(NOTHING, SavepointChoice.IF_STATEFUL)).isEmpty();
    assertThat(progress)
        .containsExactly("the job takes no checkpoints, so there is no state to save");
    assertThat(asked).isEmpty();
  }

  @Test
  void aJobThatHasFinishedHasNothingToSave() throws Exception {
    job("FINISHED", 2);
    checkpointing();

    assertThat(take(CONFIGURED, SavepointChoice.IF_STATEFUL)).isEmpty();
    assertThat(progress).containsExactly("the job has finished, so there is no savepoint to take");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELED"})
  void aStatefulJobThatEndedOtherwiseStays(String state) {
    job(state, 0);

    assertThatThrownBy(() -> take(CONFIGURED, SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("job 1 is " + state + ", so no savepoint can be taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execution.checkpointing.interval",
        "execution.checkpointing.dir",
        "state.checkpoints.dir",
        "execution.checkpointing.savepoint-dir",
        "state.savepoints.dir"
      })
  void anyOptionOfStateProtectsAClusterWhoseJobIsNotThereYet(String option) {
    answers("/jobs/overview", "{\"jobs\": []}");

    assertThatThrownBy(
            () -> take(new LiveOptions(Map.of(option, "x"), true), SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("no job runs");
  }

  @Test
  void optionsThatAreNotKnownProtectAsWell() {
    answers("/jobs/overview", "{\"jobs\": []}");

    assertThatThrownBy(() -> take(new LiveOptions(Map.of(), false), SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class);
  }

  @Test
  void severalJobsAreNotStoppedForOne() {
    answers(
        "/jobs/overview",
        """
        {"jobs": [{"jid": "1", "name": "a", "state": "RUNNING", "tasks": {}},
          {"jid": "2", "name": "b", "state": "RUNNING", "tasks": {}}]}
        """);

    assertThatThrownBy(() -> take(CONFIGURED, SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("2 jobs run");
    assertThat(asked).isEmpty();
  }

  @Test
  void aSavepointWhoseEndIsNotKnownIsToldOfWithWhereToLook() {
    job("RUNNING", 2);
    checkpointing();
    stopping();

    assertThatThrownBy(
            () ->
                take(
                    CONFIGURED,
                    SavepointChoice.IF_STATEFUL,
                    broken -> {
                      throw new SavepointPendingException("Deployment/orders is gone");
                    }))
        .isInstanceOfSatisfying(
            StateProtectedException.class,
            kept ->
                assertThat(kept.fix())
                    .contains(
                        "the job may stop",
                        "s3p://state/savepoints/savepoint-1-*",
                        "sluice native delete orders -n flink"))
        .hasMessage(
            "a savepoint was asked for in s3p://state/savepoints (job 1, trigger id r), and how it"
                + " ended is not known: Deployment/orders is gone");
    assertThat(told).extracting(AskedSavepoint::trigger).containsExactly(null, "r");
  }

  @Test
  void whoIsInterruptedIsToldOfTheSavepoint() {
    job("RUNNING", 2);
    checkpointing();
    stopping();
    answers("/jobs/1/savepoints/r", "{\"status\":{\"id\":\"IN_PROGRESS\"}}");
    Thread me = Thread.currentThread();

    assertThatThrownBy(
            () ->
                new NativeSavepoint(
                        new NativeJob(null, "flink", "orders"),
                        CONFIGURED,
                        progress::add,
                        request -> {
                          if (request.trigger() != null) {
                            me.interrupt();
                          }
                        })
                    .take(rest, Reconnection.NONE, SavepointChoice.IF_STATEFUL, PATIENCE))
        .isInstanceOf(InterruptedException.class);
    assertThat(progress)
        .last()
        .asString()
        .startsWith("interrupted: a savepoint was asked for in s3p://state/savepoints");
  }

  @Test
  void aJobThatRestartsStaysAndItsLastCheckpointIsNamed() {
    job("RESTARTING", 0);
    checkpointing();
    answers(
        "/jobs/1/checkpoints",
        "{\"history\":[{\"id\":7,\"status\":\"COMPLETED\",\"external_path\":\"s3p://state/chk-7\"}]}");

    assertThatThrownBy(() -> take(CONFIGURED, SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class)
        .hasMessage(
            "the job is RESTARTING, so no savepoint can be taken; the last checkpoint is"
                + " s3p://state/chk-7")
        .satisfies(
            refused ->
                assertThat(((StateProtectedException) refused).fix())
                    .contains("wait until it runs", "--no-savepoint"));
    assertThat(asked).isEmpty();
  }

  @Test
  void aJobWithStateAndNoDirectoryStays() {
    job("RUNNING", 2);
    checkpointing();

    assertThatThrownBy(() -> take(NOTHING, SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class)
        .hasMessage("the job has state, and no directory for savepoints is configured")
        .satisfies(
            refused ->
                assertThat(((StateProtectedException) refused).fix()).contains("--savepoint-dir"));
  }

  @Test
  void aJobWhoseSavepointFailsStays() {
    job("RUNNING", 2);
    checkpointing();
    savepoint(
        "{\"failure-cause\":{\"stack-trace\":\"a.b.C: no\\nCaused by: d.E: bucket is away\"}}");

    assertThatThrownBy(() -> take(CONFIGURED, SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("the savepoint failed: E: bucket is away");
  }

  private Optional<String> take(LiveOptions options, SavepointChoice choice)
      throws InterruptedException {
    return take(options, choice, Reconnection.NONE);
  }

  private Optional<String> take(
      LiveOptions options, SavepointChoice choice, Reconnection reconnection)
      throws InterruptedException {
    return new NativeSavepoint(
            new NativeJob(null, "flink", "orders"), options, progress::add, told::add)
        .take(rest, reconnection, choice, PATIENCE);
  }

  private void job(String state, int running) {
    answers(
        "/jobs/overview",
        """
        {"jobs": [{"jid": "1", "name": "orders", "state": "%s",
          "tasks": {"total": 2, "running": %d, "finished": 0}}]}
        """
            .formatted(state, running));
  }

  private void checkpointing() {
    answers("/jobs/1/checkpoints/config", "{\"mode\":\"exactly_once\"}");
  }

  private void savepoint(String operation) {
    stopping();
    answers(
        "/jobs/1/savepoints/r",
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":" + operation + "}");
  }

  private void stopping() {
    jobManager.handles(
        "/jobs/1/stop",
        exchange -> {
          asked.add(PlayedJobManager.body(exchange));
          PlayedJobManager.answer(exchange, 200, "{\"request-id\":\"r\"}");
        });
  }

  private void answers(String path, String body) {
    jobManager.answers(path, body);
  }
}
