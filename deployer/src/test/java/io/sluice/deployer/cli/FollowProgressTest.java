package io.sluice.deployer.cli;

import static io.sluice.deployer.cluster.status.TestDetails.NOW;
import static io.sluice.deployer.cluster.status.TestDetails.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowProgressTest {
  private static final Trouble CRASH =
      new Trouble("Pod/web-1", "ended", "mend it", Gravity.LASTING, "", List.of("boom"), NOW);

  private final StringWriter printed = new StringWriter();

  @AfterEach
  void noTerminal() {
    System.clearProperty("sluice.terminal");
  }

  @Test
  void elsewhereThanOnATerminalEachChangeIsALine() {
    FollowProgress progress = new FollowProgress(new PrintWriter(printed));
    progress.changed(live("FlinkDeployment", "web", "DEPLOYED", "RECONCILING"));
    progress.changed(live("FlinkDeployment", "web", "DEPLOYED", "RECONCILING"));
    progress.trouble(CRASH);
    progress.changed(live("FlinkDeployment", "web", "STABLE", "RUNNING"));
    progress.end();

    assertThat(printed.toString().lines())
        .containsExactly(
            "web: DEPLOYED, JobManager READY, job RECONCILING (0 s)",
            "  Pod/web-1: ended",
            "    | boom",
            "    fix: mend it",
            "web: STABLE, JobManager READY, job RUNNING (0 s)");
  }

  @Test
  void onATerminalOneLineChangesAndTroublesStay() {
    System.setProperty("sluice.terminal", "true");
    FollowProgress progress = new FollowProgress(new PrintWriter(printed));
    progress.changed(live("FlinkDeployment", "web", "DEPLOYED", "RECONCILING"));
    progress.trouble(CRASH);
    progress.changed(live("FlinkDeployment", "web", "STABLE", "RUNNING"));
    progress.end();
    progress.end();

    assertThat(printed)
        .hasToString(
            "\r\u001b[Kweb: DEPLOYED, JobManager READY, job RECONCILING (0 s)"
                + "\r\u001b[K  Pod/web-1: ended\n    | boom\n    fix: mend it\n"
                + "\r\u001b[Kweb: STABLE, JobManager READY, job RUNNING (0 s)\n");
  }
}
