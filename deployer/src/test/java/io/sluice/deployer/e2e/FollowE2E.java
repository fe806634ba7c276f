package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final String NAME = "followed";

  @AfterAll
  static void delete() {
    if (LAB.client() != null) {
      LAB.sluice("delete", NAME, "-n", LAB.namespace(), "--no-savepoint", "--yes");
    }
  }

  @Test
  void aJobIsFollowedToStableAndIsHealthyThen() throws IOException {
    StateMachineOnLab job = new StateMachineOnLab(LAB, NAME, 1, UpgradeMode.SAVEPOINT);

    Lab.Result applied = job.apply(200);

    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    assertThat(applied.out()).containsPattern(NAME + ": STABLE after \\d+ (s|min)\\n$");
    assertThat(applied.err()).contains(NAME + ": DEPLOYED, JobManager DEPLOYING");

    Lab.Result again = job.apply(200);
    assertThat(again.exitCode()).describedAs(again.err()).isZero();
    assertThat(again.out()).contains("no change").containsPattern("STABLE after [0-9] s\\n$");

    job.awaitEvents(1_000);
    Lab.Result status = LAB.sluice("status", NAME, "-n", LAB.namespace());
    assertThat(status.exitCode()).isZero();
    assertThat(status.out())
        .contains("lifecycle    STABLE", "job          RUNNING\n", "problems     none")
        .containsPattern("checkpoint   \\d+ s ago, [0-9.]+ \\w+ \\(number \\d+, s3p://")
        .containsPattern("leader       " + NAME + "-\\w+-\\w+");

    Lab.Result explained = LAB.sluice("explain", NAME, "-n", LAB.namespace());
    assertThat(explained.exitCode()).describedAs(explained.out()).isZero();
    assertThat(explained.out()).startsWith(NAME + ": healthy, STABLE");
  }
}
