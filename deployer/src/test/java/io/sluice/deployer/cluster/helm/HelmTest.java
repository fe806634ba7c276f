package io.sluice.deployer.cluster.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.chart.ChartReference;
import io.sluice.deployer.cluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final ChartReference CHART = new ChartReference("oci://example/chart", "1.2.3");

  @TempDir Path folder;

  @Test
  void whereItIsNotOnThePathItSaysHowToInstallIt() {
    assertThatThrownBy(() -> Helm.locate(null, folder.toString()))
        .isInstanceOfSatisfying(
            ClusterException.class, failure -> assertThat(failure.fix()).contains("helm.sh"))
        .hasMessage("there is no program 'helm' on the PATH");
  }

  @Test
  void theFirstOneOnThePathIsTaken() throws IOException {
    Path program = script("true");

    assertThat(Helm.locate(null, folder.resolve("none") + ":" + folder))
        .isEqualTo(program.toString());
  }

  @Test
  void aProgramThatIsNamedHasToBeOne() {
    assertThatThrownBy(() -> Helm.locate(folder, null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("--helm");
  }

  @ParameterizedTest
  @CsvSource({"v3.7.2+g1", "v2.17.0"})
  void anOldOneIsRefused(String version) throws IOException {
    Path old = script("echo " + version);

    assertThatThrownBy(() -> Helm.find(old, null, LONG))
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> assertThat(failure.fix()).contains("install Helm 3.8 or newer"))
        .hasMessageContaining("takes no charts from OCI registries");
  }

  @Test
  void somethingElseOfTheNameIsRefused() throws IOException {
    Path other = script("echo hello");

    assertThatThrownBy(() -> Helm.find(other, null, LONG)).hasMessageContaining("hello");
  }

  @Test
  void aNewLineOfItIsTaken() throws Exception {
    assertThat(HelmVersion.parse("v4.0.1")).contains(new HelmVersion(4, 0));
    assertThat(new HelmVersion(4, 0).isAtLeast(HelmVersion.OLDEST)).isTrue();
    assertThat(new HelmVersion(3, 10).isAtLeast(HelmVersion.OLDEST)).isTrue();
  }

  @Test
  void namespaceContextAndVersionOfTheChartAreHandedOn() throws Exception {
    Helm helm = Helm.find(answering("echo \"$@\" > " + folder + "/words"), "my-context", LONG);

    helm.install(CHART, "operator", "ns", Path.of("values.yaml"));

    assertThat(folder.resolve("words"))
        .hasContent(
            "install operator oci://example/chart --create-namespace --values values.yaml"
                + " --version 1.2.3 --namespace ns --kube-context my-context");
  }

  @Test
  void aReleaseIsReadFromItsList() throws Exception {
    Helm helm =
        Helm.find(
            answering(
                "echo '[{\"name\":\"operator\",\"namespace\":\"ns\",\"revision\":\"2\","
                    + "\"status\":\"pending-upgrade\",\"chart\":\"operator-emr-7.13.0\","
                    + "\"app_version\":\"1.10.0-amzn-4\"}]'"),
            null,
            LONG);

    assertThat(helm.release("operator", "ns"))
        .hasValueSatisfying(
            release -> {
              assertThat(release.isPending()).isTrue();
              assertThat(release.isDeployed()).isFalse();
              assertThat(release.appVersion()).isEqualTo("1.10.0-amzn-4");
            });
    assertThat(helm.release("other", "ns")).isEmpty();
  }

  @Test
  void anAnswerThatIsNoJsonIsToldAsIs() throws Exception {
    Helm helm = Helm.find(answering("echo 'a warning'"), null, LONG);

    assertThatThrownBy(() -> helm.release("operator", "ns")).hasMessageContaining("a warning");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roles.rbac is forbidden: User x cannot create resource \"roles\" in API group"
            + " \"rbac.authorization.k8s.io\" in the namespace \"flink\""
            + "|permission to create roles.rbac.authorization.k8s.io in the namespace",
        "no matches for kind \"Certificate\" in version \"cert-manager.io/v1\"|cert-manager",
        "INSTALLATION FAILED: cannot re-use a name that is still in use|uninstall",
        "failed to download \"oci://x\"|--chart PATH",
        "Kubernetes cluster unreachable: refused|KUBECONFIG",
        "another operation (install/upgrade/rollback) is in progress|helm rollback",
        "ConfigMap exists and cannot be imported: invalid ownership metadata|delete it",
        "something new|by hand"
      })
  void aFailureNamesItsCauseAndTheFix(String said, String fix) throws Exception {
    Files.writeString(folder.resolve("said"), "WARNING: old\nError: " + said + "\n");
    Helm helm = Helm.find(answering("cat " + folder + "/said >&2; exit 1"), null, LONG);

    assertThatThrownBy(() -> helm.install(CHART, "operator", "ns", Path.of("v")))
        .isInstanceOfSatisfying(
            ClusterException.class, failure -> assertThat(failure.fix()).contains(fix))
        .hasMessage("install operator in ns: " + said);
  }

  @Test
  void oneThatSaysNothingIsToldByItsCode() throws Exception {
    Helm helm = Helm.find(answering("exit 7"), null, LONG);

    assertThatThrownBy(() -> helm.uninstall(new HelmRelease("a", "b", "1", "deployed", "c", "d")))
        .hasMessageContaining("ended with code 7");
  }

  @Test
  void oneThatHangsIsStopped() throws Exception {
    Path program = answering("echo $$ > " + folder + "/pid; exec sleep 60");
    Helm helm = Helm.find(program, null, Duration.ofSeconds(2));

    assertThatThrownBy(() -> helm.metadata(CHART))
        .isInstanceOfSatisfying(
            ClusterException.class, failure -> assertThat(failure.fix()).contains("--timeout"))
        .hasMessageContaining("did not end within 2 s");
    assertThat(ProcessHandle.of(pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void itIsStoppedWithTheThreadThatWaitsForIt() throws Exception {
    Helm helm = Helm.find(answering("echo $$ > " + folder + "/pid; exec sleep 60"), null, LONG);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                helm.metadata(CHART);
              } catch (InterruptedException | RuntimeException ended) {
                thrown.set(ended);
              }
            });
    waiting.start();
    Awaitility.await()
        .until(
            () ->
                Files.exists(folder.resolve("pid"))
                    && !Files.readString(folder.resolve("pid")).isBlank());

    waiting.interrupt();
    waiting.join(LONG.toMillis());

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(ProcessHandle.of(pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  /** Says that it is Helm, and does this for everything else. */
  private Path answering(String what) throws IOException {
    return script("if [ \"$1\" = version ]; then echo v3.14.0; exit 0; fi\n" + what);
  }

  private Path script(String text) throws IOException {
    Path program = folder.resolve("helm");
    Files.writeString(program, "#!/bin/sh\n" + text + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
