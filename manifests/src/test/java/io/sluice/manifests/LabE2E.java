package io.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.deployer.cli.Sluice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * This repository's own deployments in environment lab, from apply to delete, as a user types it.
 */
class LabE2E {
  private static final InetSocketAddress S3 = new InetSocketAddress("198.18.0.1", 9878);
  private static final int SECONDS = 1000;

  private record Result(int exitCode, String out, String err) {}

  @BeforeAll
  static void needsTheLab() {
    assumeTrue(
        "1".equals(System.getenv("SLUICE_E2E")) && System.getenv("KUBECONFIG") != null,
        "skipped: SLUICE_E2E is not 1 or KUBECONFIG names no cluster; see .ci/lab");
    assumeTrue(answers(), "skipped: no S3 server answers at " + S3 + "; see .ci/lab");
    System.setProperty("sluice.home", "..");
  }

  @AfterAll
  static void forgetsTheProject() {
    System.clearProperty("sluice.home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-sessions", "state-machine"})
  void goesFromApplyToStableAndAwayAgain(String name) {
    Result applied = sluice("apply", name, "--env", "lab", "--target", "apache", "--wait");
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    assertThat(applied.out() + applied.err()).contains("STABLE");

    Result planned = sluice("plan", name, "--env", "lab", "--target", "apache");
    assertThat(planned.exitCode()).describedAs(planned.out() + planned.err()).isZero();

    assertThat(sluice("status").out()).contains(name).contains("STABLE").contains("RUNNING");

    Result savepoint = sluice("savepoint", name);
    assertThat(savepoint.exitCode()).describedAs(savepoint.err()).isZero();
    assertThat(savepoint.out()).contains("s3p://lab-state/flink/savepoints/" + name);

    Result deleted = sluice("delete", name);
    assertThat(deleted.exitCode()).describedAs(deleted.err()).isZero();
    assertThat(sluice("status").out()).doesNotContain(name);
  }

  private static Result sluice(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Sluice.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Result(exitCode, out.toString(), err.toString());
  }

  private static boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(S3, 2 * SECONDS);
      return true;
    } catch (IOException silent) {
      return false;
    }
  }
}
