package io.sluice.deployer.cli;

import static io.sluice.deployer.cluster.status.TestDetails.NOW;
import static io.sluice.deployer.cluster.status.TestDetails.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.explain.Evidence;
import io.sluice.deployer.cluster.explain.Explanation;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainReportTest {
  private static final LiveResource LIVE =
      live("FlinkDeployment", "web", "DEPLOYED", "RECONCILING");
  private static final Trouble CAUSE =
      new Trouble("Pod/web-1", "OOMKilled", "raise it", Gravity.LASTING, "container-memory", NOW);

  @Test
  void oneCauseItsFixAndTheEvidenceByTime() {
    Explanation explanation =
        new Explanation(
            LIVE,
            false,
            "DEPLOYED, job RECONCILING",
            CAUSE,
            List.of(
                new Evidence(NOW.minusSeconds(5), "Pod/web-1", "Started", List.of()),
                new Evidence(NOW, "Pod/web-1", "OOMKilled", List.of("last words"))));

    assertThat(ExplainReport.text(explanation))
        .isEqualTo(
            """
            web: DEPLOYED, job RECONCILING
            cause: Pod/web-1: OOMKilled
            fix: raise it
            evidence:
              2026-01-01T11:59:55Z  Pod/web-1: Started
              2026-01-01T12:00:00Z  Pod/web-1: OOMKilled
                  | last words""");
  }

  @Test
  void whatWasSeenOftenSaysHowOften() {
    Explanation explanation =
        new Explanation(
            LIVE,
            false,
            "DEPLOYED",
            CAUSE,
            List.of(
                new Evidence(NOW, "Pod/web-1", "no such image", List.of(), 5, 2),
                new Evidence(NOW, "Pod/web-1", "BackOff", List.of(), 7, 1),
                new Evidence(NOW, "Pod/web-1", "Lost", List.of(), 1, 3)));

    assertThat(ExplainReport.text(explanation))
        .contains(
            "Pod/web-1: no such image (5 times in 2 pods)\n",
            "Pod/web-1: BackOff (7 times)\n",
            "Pod/web-1: Lost (in 3 pods)");
    assertThat(Json.write(ExplainReport.data(explanation)))
        .contains("\"times\" : 5", "\"pods\" : 2")
        .doesNotContain("\"times\" : 1,", "\"pods\" : 1,");
  }

  @Test
  void healthyIsSaid() {
    assertThat(ExplainReport.text(new Explanation(LIVE, true, "STABLE", null, List.of())))
        .isEqualTo("web: healthy, STABLE");
  }

  @Test
  void whereNothingTellsOfACauseThatIsSaid() {
    assertThat(ExplainReport.text(new Explanation(LIVE, false, "DEPLOYED", null, List.of())))
        .startsWith("web: DEPLOYED\ncause: nothing tells of one")
        .contains("sluice status web --watch");
  }

  @Test
  void programsGetTheCausesIdAndTheEvidence() {
    assertThat(
            Json.write(
                ExplainReport.data(
                    new Explanation(
                        LIVE,
                        false,
                        "x",
                        CAUSE,
                        List.of(new Evidence(NOW, "Pod/web-1", "OOMKilled", List.of()))))))
        .contains(
            "\"healthy\" : false",
            "\"cause\" : \"container-memory\"",
            "\"time\" : \"2026-01-01T12:00:00Z\"");
  }
}
