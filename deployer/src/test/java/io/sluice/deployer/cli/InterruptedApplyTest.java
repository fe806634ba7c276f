package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.sluice.deployer.cluster.FaultyServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that is terminated while an API server keeps it waiting. */
class InterruptedApplyTest {
  private static final long SECONDS = 60;

  @RegisterExtension final TestProject project = new TestProject();
  @TempDir Path folder;

  private final CountDownLatch waiting = new CountDownLatch(1);
  private FaultyServer server;

  @BeforeEach
  void describe() throws IOException {
    server = new FaultyServer(project.run("render", "good", "--env", "test", "-d", "-").out());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysThatNothingWasChanged() throws Exception {
    server.always(request -> true, this::hang);

    assertThat(errorsOfAnInterruptedApply()).contains("sluice: interrupted: nothing was changed");
  }

  @Test
  void saysWhatMayBeDoneAndHowToGoOn() throws Exception {
    server.always(FaultyServer::isChange, this::hang);

    assertThat(errorsOfAnInterruptedApply())
        .contains("sluice: interrupted: FlinkDeployment/good may be done or not")
        .contains("fix: run 'sluice apply good --env test' again; it finishes what is left");
  }

  private void hang(HttpExchange request) {
    waiting.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private String errorsOfAnInterruptedApply() throws Exception {
    Process apply = start();
    assertThat(waiting.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    apply.destroy();
    assertThat(apply.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(apply.exitValue()).isEqualTo(ExitCode.FAILED);
    return Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
  }

  private Process start() throws IOException {
    Path kubeconfig = Files.writeString(folder.resolve("config"), server.kubeconfig());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dkubeconfig=" + kubeconfig,
            "-Dsluice.home=" + project.root(),
            "-cp",
            System.getProperty("java.class.path"),
            Sluice.class.getName(),
            "apply",
            "good",
            "--env",
            "test");
    return new ProcessBuilder(command)
        .redirectError(folder.resolve("err").toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }
}
