package io.sluice.deployer.cli;

import static io.sluice.deployer.cluster.status.TestDetails.NOW;
import static io.sluice.deployer.cluster.status.TestDetails.details;
import static io.sluice.deployer.cluster.status.TestDetails.live;
import static io.sluice.deployer.cluster.status.TestDetails.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.status.JobView;
import io.sluice.deployer.cluster.status.LiveDetails;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusReportTest {
  private static final Trouble CRASH =
      new Trouble(
          "Pod/bad-1",
          "ran out of memory",
          "raise it",
          Gravity.LASTING,
          "container-memory",
          List.of("last words"),
          NOW);

  private final StatusReport report = new StatusReport(NOW);

  private static LiveDetails unreachable() {
    return new LiveDetails(
        live("FlinkDeployment", "far", "STABLE", "RUNNING"),
        null,
        "the JobManager did not answer within 5 s",
        null,
        2,
        2,
        0,
        List.of());
  }

  private static LiveDetails broken() {
    return new LiveDetails(
        live(
            "FlinkDeployment",
            "bad",
            "DEPLOYED",
            "RECONCILING",
            Map.of("jobManagerDeploymentStatus", "ERROR", "jobStatus", Map.of())),
        null,
        "",
        null,
        1,
        0,
        4,
        List.of(CRASH));
  }

  @Test
  void theTableHasARowForEachAndTheProblemsBelow() {
    String table =
        report.table(
            List.of(
                details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), running()),
                details(live("FlinkSessionJob", "count", "STABLE", "RUNNING"), running()),
                unreachable(),
                broken()));

    assertThat(table)
        .isEqualTo(
            """
            NAMESPACE  NAME                LIFECYCLE  JOB      RELEASE                                 PARALLELISM  CHECKPOINT         SAVEPOINT  RESTARTS  PROBLEMS
            team       web                 STABLE     RUNNING  emr-7.9.0-flink-latest (1.20.0-amzn-3)  4            40 s ago, 1.5 MiB  5 h ago    0/1       -
            team       count (on session)  STABLE     RUNNING  emr-7.9.0-flink-latest (1.20.0-amzn-3)  4            40 s ago, 1.5 MiB  5 h ago    0/1       -
            team       far                 STABLE     RUNNING  emr-7.9.0-flink-latest (1.20.0-amzn-3)  4            ?                  5 h ago    ?/0       -
            team       bad                 DEPLOYED   -        emr-7.9.0-flink-latest (1.20.0-amzn-3)  4            -                  -          -/4       1
            far: the JobManager did not answer within 5 s
            bad: Pod/bad-1: ran out of memory""");
  }

  @Test
  void whereNothingIsThereItSaysSo() {
    assertThat(report.table(List.of()))
        .isEqualTo("there is no FlinkDeployment and no FlinkSessionJob");
  }

  @Test
  void thePageTellsAllOfOne() {
    assertThat(report.page(details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), running())))
        .isEqualTo(
            """
            FlinkDeployment web in namespace team
              lifecycle    STABLE
              JobManager   READY
              job          RUNNING
              job id       0123456789abcdef0123456789abcdef
              release      emr-7.9.0-flink-latest (1.20.0-amzn-3)
              parallelism  4
              checkpoint   40 s ago, 1.5 MiB (number 41, s3p://state/checkpoints/chk-41)
              savepoint    5 h ago (s3p://state/savepoints/savepoint-1)
              leader       web-5d9c7b-abcde
              pods         2 of 2 ready
              restarts     job 0, containers 1
              problems     none""");
  }

  @Test
  void thePageTellsProblemsWithTheirLastLinesAndFixes() {
    assertThat(report.page(broken()))
        .endsWith(
            "  problems\n"
                + "    Pod/bad-1: ran out of memory\n"
                + "      | last words\n"
                + "      fix: raise it");
  }

  @Test
  void aJobWhoseTasksDoNotAllRunIsToldApart() {
    JobView waiting = new JobView(false, 0, null, List.of());
    LiveDetails one = details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), waiting);

    assertThat(report.page(one)).contains("  job          RUNNING (not all tasks)\n");
    assertThat(report.page(one)).contains("  checkpoint   -\n");
  }

  @Test
  void aSavepointForTheNextStartCountsWhereNoOtherIsKnown() {
    LiveDetails one =
        details(
            live(
                "FlinkDeployment",
                "web",
                "SUSPENDED",
                "FINISHED",
                Map.of("jobStatus", Map.of("upgradeSavepointPath", "s3p://state/sp"))),
            null);

    assertThat(report.page(one)).contains("  savepoint    s3p://state/sp\n");
    assertThat(report.table(List.of(one))).contains("  yes ");
  }

  @Test
  void aChangeThatTheOperatorHasNotTakenUpIsTold() {
    LiveDetails one =
        details(
            live(
                "FlinkDeployment",
                "web",
                "STABLE",
                "RUNNING",
                Map.of("reconciliationStatus", Map.of())),
            running());

    assertThat(report.page(one))
        .contains("STABLE (the operator has not taken up generation 2 yet)");
  }

  @Test
  void programsGetTimesAndBytes() {
    String json =
        Json.write(
            StatusLine.of(
                details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), running(), CRASH)));

    assertThat(json)
        .contains(
            "\"lifecycle\" : \"STABLE\"",
            "\"allTasksRun\" : true",
            "\"time\" : \"2026-01-01T11:59:20Z\"",
            "\"bytes\" : 1572864",
            "\"time\" : \"2026-01-01T07:00:00Z\"",
            "\"gravity\" : \"lasting\"",
            "\"cause\" : \"container-memory\"");
    assertThat(Json.write(StatusLine.of(unreachable())))
        .contains("\"note\" : \"the JobManager did not answer within 5 s\"")
        .doesNotContain("checkpoint\"", "jobRestarts");
  }
}
