package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.cluster.doctor.Doctor;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoctorReportTest {
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  private final StringWriter written = new StringWriter();

  private static Checked checked(String check, Verdict verdict) {
    return new Checked(
        check,
        verdict,
        verdict == Verdict.SKIPPED ? "not looked at because of another" : "what",
        verdict == Verdict.FAIL ? "do" : "");
  }

  private String report(Checked... lines) {
    DoctorReport report = new DoctorReport(new PrintWriter(written));
    List.of(lines).forEach(report::line);
    report.endHalf();
    report.sum(List.of(lines));
    return written.toString();
  }

  @Test
  void anApiServerThatCannotBeAskedIsTheOneFailureAndTheRestOneLine() {
    assertThat(
            report(
                checked("api-server", Verdict.FAIL),
                checked("operator", Verdict.SKIPPED),
                checked("quota", Verdict.SKIPPED)))
        .isEqualToNormalizingNewlines(
            """
            fail     api-server        what
                                       fix: do
            skipped  2 checks not looked at because of it

            0 ok, 2 skipped, 0 warn, 1 fail
            """);
  }

  @Test
  void whatIsSkippedForAnotherReasonIsToldByLine() {
    assertThat(
            report(
                checked("api-server", Verdict.OK),
                checked("operator", Verdict.FAIL),
                checked("operator-watch", Verdict.SKIPPED)))
        .contains("skipped  operator-watch    not looked at because of another")
        .doesNotContain("because of it");
  }

  @Test
  void awsThatDoesNotKnowTheCallerIsToldTheSameWay() {
    DoctorReport report = new DoctorReport(new PrintWriter(written));

    report.line(checked("api-server", Verdict.FAIL));
    report.line(checked("operator", Verdict.SKIPPED));
    report.endHalf();
    report.line(checked("aws-caller", Verdict.FAIL));
    report.line(new Checked("s3-places", Verdict.SKIPPED, "no keys", ""));
    report.line(checked("role", Verdict.SKIPPED));
    report.line(checked("image", Verdict.SKIPPED));
    report.endHalf();

    assertThat(written.toString())
        .isEqualToNormalizingNewlines(
            """
            fail     api-server        what
                                       fix: do
            skipped  1 checks not looked at because of it
            fail     aws-caller        what
                                       fix: do
            skipped  s3-places         no keys
            skipped  2 checks not looked at because of it
            """);
  }

  @Test
  void withoutAServerThereAreFewLinesAndProgramsGetThemAll() throws IOException {
    int closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }
    kubeconfig.use(
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: none, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: none, context: {cluster: none, user: none, namespace: flink}}]
        current-context: none
        users: [{name: none, user: {token: t}}]
        """
            .formatted(closed));
    int probes = Doctor.clusterProbes().size();

    TestProject.Result text = project.run("doctor");
    TestProject.Result json = project.run("doctor", "-o", "json");

    assertThat(text.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(text.out().lines())
        .hasSize(6)
        .anyMatch(
            line ->
                line.equals("skipped  " + (probes - 1) + " checks not looked at because of it"));
    assertThat(new ObjectMapper().readTree(json.out())).hasSize(probes + 1);
  }
}
