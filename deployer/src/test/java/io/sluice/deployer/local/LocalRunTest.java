package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.PortTakenException;
import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.process.Distribution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a process is started; the distribution here could start none. */
class LocalRunTest {
  @TempDir Path root;
  private LocalJob job;
  private LocalOptions options;
  private final List<LocalEvent> events = new ArrayList<>();

  @BeforeEach
  void hasAJar() throws IOException {
    Path jar = root.resolve("job.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("com/acme/Job.class"));
    }
    for (String part : List.of("flink/lib", "flink/plugins", "s3")) {
      Files.createDirectories(root.resolve("dist").resolve(part));
    }
    job = LocalJob.of("job", jar, "com.acme.Job").build();
    options = LocalOptions.in(root.resolve("state"), new Distribution(root.resolve("dist")));
  }

  @Test
  void aTakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      options = options.withWebPort(taken.getLocalPort());
      assertRefused(PortTakenException.class, "port " + taken.getLocalPort());
    }
  }

  @Test
  void leavesTheOutputOfTheLastRunWhereItIs() throws IOException {
    Path output = root.resolve("state/job/s3/data/output.jsonl");
    Files.createDirectories(output.getParent());
    Files.writeString(output, "{}");

    aTakenPort();
    options = options.starting(LocalOptions.Start.CLEAN);
    aTakenPort();

    assertThat(output).exists();
  }

  @Test
  void aJarThatIsNotThere() {
    job = LocalJob.of("job", root.resolve("no.jar"), "com.acme.Job").build();
    assertRefused(UnusableJobException.class, "no.jar' is no file on this machine");
  }

  @Test
  void anEntryClassThatIsNotInTheJar() {
    job = LocalJob.of("job", job.jar(), "com.acme.Jobb").build();
    assertRefused(UnusableJobException.class, "job.entryClass 'com.acme.Jobb' is not in");
  }

  @Test
  void anInputThatIsNotThere() {
    options = options.withInput(root.resolve("no.log"));
    assertRefused(UnusableJobException.class, "--input '" + root.resolve("no.log"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a#b", "a,b", "a:b"})
  void aStateDirectoryWhosePathFlinkWouldCut(String folder) {
    options = LocalOptions.in(root.resolve(folder), options.distribution());
    assertRefused(
        UnusableJobException.class,
        "--state-dir '" + root.resolve(folder).resolve("job") + "' holds");
    assertThat(root.resolve(folder).resolve("job")).doesNotExist();
  }

  @Test
  void resumingWithoutState() {
    options = options.starting(LocalOptions.Start.RESUMING);
    assertRefused(LocalRunException.class, "left no savepoint or checkpoint");
  }

  @Test
  void aClosedRun() {
    LocalRun run = new LocalRun(job, options, events::add);
    run.close();
    assertThatThrownBy(run::run).isInstanceOf(LocalRunException.class);
  }

  private void assertRefused(Class<? extends LocalRunException> type, String message) {
    try (LocalRun run = new LocalRun(job, options, events::add)) {
      assertThatThrownBy(run::run).isInstanceOf(type).hasMessageContaining(message);
      assertThatThrownBy(run::stop).isInstanceOf(type);
    }
    assertThat(events).isEmpty();
    assertThat(root.resolve("state/job/run.json")).doesNotExist();
  }
}
