package io.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.deployer.cli.Sluice;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Environment lab has all that web-sessions needs: cluster, S3 server and AWS, as '.ci/lab' says.
 */
class LabDoctorE2E {
  @BeforeAll
  static void needsTheLab() {
    assumeTrue(
        "1".equals(System.getenv("SLUICE_E2E"))
            && System.getenv("KUBECONFIG") != null
            && System.getenv("AWS_ENDPOINT_URL") != null,
        "skipped: SLUICE_E2E is not 1, or no cluster or no emulator of AWS; see .ci/lab");
    System.setProperty("sluice.home", "..");
  }

  @AfterAll
  static void forgetsTheProject() {
    System.clearProperty("sluice.home");
  }

  @Test
  void findsNothingToMend() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exitCode =
        Sluice.run(
            new PrintWriter(out), new PrintWriter(err), "doctor", "web-sessions", "--env", "lab");

    assertThat(exitCode).describedAs("%s%s", out, err).isZero();
    assertThat(out.toString())
        .contains("ok       api-server")
        .contains("ok       aws-caller")
        .contains("ok       s3-endpoint       S3 at http://198.18.0.1:9878 answers")
        .contains("ok       s3-buckets        bucket lab-state is there")
        .contains("ok       s3-places         s3://lab-state/flink/checkpoints/web-sessions")
        .contains("ok       eks-cluster")
        .contains("ok       oidc-provider")
        .contains("ok       role              role arn:aws:iam::123456789012:role/lab-job")
        .contains("ok       role-trust        role lab-job trusts web-sessions in flink")
        .contains("ok       role-policy")
        .contains("skipped  kms-keys", "skipped  log-group", "skipped  image")
        .containsPattern("\\d+ ok, \\d+ skipped, \\d+ warn, 0 fail")
        .doesNotContain("not looked at");
  }
}
