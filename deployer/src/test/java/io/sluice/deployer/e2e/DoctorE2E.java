package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoctorE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  @Test
  void findsNothingToMendInTheCluster() {
    Lab.Result result = LAB.sluice("doctor", "-n", LAB.namespace());

    assertThat(result.exitCode()).describedAs(result.out()).isZero();
    assertThat(result.out())
        .contains("they are those of operator 1.7")
        .contains("looks after all namespaces");
    assertThat(result.out().lines().filter(line -> line.matches("(warn|fail) .*")))
        .allMatch(DoctorE2E::tellsOfRestarts);
  }

  /** An operator that lost its API server once has restarted; that is past, and true. */
  private static boolean tellsOfRestarts(String line) {
    return line.startsWith("warn") && line.contains("a container was restarted");
  }

  @Test
  void findsNothingToMendForADeploymentThatRunsThere() throws IOException {
    StateMachineOnLab job = new StateMachineOnLab(LAB, "doctored", 2, UpgradeMode.LAST_STATE);

    Lab.Result result = LAB.sluice("doctor", "-f", LAB.file(job.at(500)), "--target", "apache");

    assertThat(result.exitCode()).describedAs(result.out()).isZero();
    assertThat(result.out()).contains("ok       flink-version", "ok       service-account");
  }
}
