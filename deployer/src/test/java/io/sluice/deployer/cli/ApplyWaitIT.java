package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.follow.Stage;
import io.sluice.deployer.cluster.trouble.TestPods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ApplyWaitIT {
  private static final String APPLICATION =
      TestFlink.APPLICATION
          .replace(
              "    state.savepoints.dir",
              "    high-availability.storageDir: s3p://state/ha/example\n"
                  + "    state.checkpoints.dir: s3p://state/checkpoints/example\n"
                  + "    execution.checkpointing.interval: 1min\n"
                  + "    state.savepoints.dir")
          .replace("cpu: 1, memory: 1024m", "cpu: 1, memory: 1280m");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();
  @RegisterExtension final TestProject project = new TestProject();
  @TempDir Path folder;

  private Path description;

  @BeforeEach
  void describes() throws IOException {
    kubeconfig.use(server.kubeconfig());
    description = folder.resolve("example.yaml");
    Files.writeString(description, APPLICATION);
  }

  @Test
  void endsWithStableAndHowLongItTook() throws Exception {
    Stage stage = new Stage(server, APPLICATION);
    CompletableFuture<TestProject.Result> applying =
        CompletableFuture.supplyAsync(() -> apply("--wait"));
    stage.pod(TestPods.ready(Stage.jobManager()));
    stage.operatorSees("STABLE", "READY", "RUNNING");

    TestProject.Result result = applying.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).containsPattern("example: STABLE after \\d+ s\\n$");
  }

  @Test
  void timeThatIsUpIsExitCodeThreeWithReasonAndFix() {
    new Stage(server, APPLICATION).operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");

    TestProject.Result result = apply("--wait", "--timeout", "2s");

    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_HEALTHY);
    assertThat(result.err())
        .contains(
            "sluice: example is not there yet after 2 s: DEPLOYED", "  fix: see 'sluice explain");
  }

  @Test
  void aMissingEntryClassIsExitCodeThree() {
    new Stage(server, APPLICATION)
        .operatorSees(
            "DEPLOYED",
            "ERROR",
            "RECONCILING",
            "DEPLOYED",
            "Could not find the provided job class (com.example.No) in the user lib directory");

    TestProject.Result result = apply("--wait");

    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_HEALTHY);
    assertThat(result.err())
        .contains("sluice: example: operator: the job's jar has no class com.example.No");
  }

  @Test
  void withoutWaitItDoesNot() {
    new Stage(server, APPLICATION);

    assertThat(apply().exitCode()).isZero();
  }

  @Test
  void ctrlCSaysWhatWasDoneAndHowToGoOn() throws Exception {
    new Stage(server, APPLICATION).operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Path output = folder.resolve("out");
    Process process =
        CommandProcess.start(
            kubeconfig.path(),
            output,
            "apply",
            "-f",
            description.toString(),
            "-n",
            server.namespace(),
            "--wait");
    await().atMost(PATIENCE).until(() -> Files.readString(output).contains("example: DEPLOYED"));
    CommandProcess.interrupt(process);

    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.FAILED);
    assertThat(Files.readString(output))
        .contains(
            "sluice: stopped waiting; FlinkDeployment/example is applied",
            "  fix: see how it fares with 'sluice status example'");
  }

  private TestProject.Result apply(String... more) {
    String[] args = new String[5 + more.length];
    args[0] = "apply";
    args[1] = "-f";
    args[2] = description.toString();
    args[3] = "-n";
    args[4] = server.namespace();
    System.arraycopy(more, 0, args, 5, more.length);
    return project.run(args);
  }
}
