package io.sluice.deployer.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.spec.MemorySize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalConfigurationTest {
  private static final Path TEMPORARY = Path.of("/state/job/tmp");

  private final LocalJob.Builder job =
      LocalJob.of("job", Path.of("job.jar"), "com.acme.Job")
          .parallelism(4)
          .slots(2)
          .taskManagerMemory(MemorySize.parse("2048m"));

  @Test
  void pinsEveryOptionOfAJobThatDescribesNone() {
    assertThat(mapped().options())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("classloader.check-leaked-classloader", "false"),
                Map.entry("cluster.registration.error-delay", "500 ms"),
                Map.entry(
                    "execution.checkpointing.externalized-checkpoint-retention",
                    "RETAIN_ON_CANCELLATION"),
                Map.entry("execution.shutdown-on-application-finish", "false"),
                Map.entry("execution.submit-failed-job-on-application-error", "true"),
                Map.entry("execution.target", "embedded"),
                Map.entry("fs.s3a.buffer.dir", "/state/job/tmp/s3a"),
                Map.entry("heartbeat.interval", "1000"),
                Map.entry("heartbeat.timeout", "20000"),
                Map.entry("io.tmp.dirs", "/state/job/tmp"),
                Map.entry("jobmanager.bind-host", "127.0.0.1"),
                Map.entry("jobmanager.memory.process.size", "1600m"),
                Map.entry("jobmanager.rpc.address", "127.0.0.1"),
                Map.entry("jobmanager.rpc.port", "40000"),
                Map.entry(
                    "metrics.reporter.prom.factory.class",
                    "org.apache.flink.metrics.prometheus.PrometheusReporterFactory"),
                Map.entry("metrics.fetcher.update-interval", "1000"),
                Map.entry("parallelism.default", "4"),
                Map.entry("presto.s3.staging-directory", "/state/job/tmp"),
                Map.entry("rest.address", "127.0.0.1"),
                Map.entry("rest.bind-address", "127.0.0.1"),
                Map.entry("rest.bind-port", "8081-8181"),
                Map.entry("restart-strategy", "failure-rate"),
                Map.entry("restart-strategy.failure-rate.delay", "3 s"),
                Map.entry("restart-strategy.failure-rate.failure-rate-interval", "2 min"),
                Map.entry("restart-strategy.failure-rate.max-failures-per-interval", "3"),
                Map.entry("s3.path.style.access", "true"),
                Map.entry("security.delegation.tokens.enabled", "false"),
                Map.entry("state.checkpoints.dir", "s3p://local/checkpoints"),
                Map.entry("state.savepoints.dir", "s3p://local/savepoints"),
                Map.entry("taskmanager.bind-host", "127.0.0.1"),
                Map.entry("taskmanager.host", "127.0.0.1"),
                Map.entry("taskmanager.memory.process.size", "2048m"),
                Map.entry("taskmanager.numberOfTaskSlots", "2"),
                Map.entry("web.refresh-interval", "1000"),
                Map.entry("web.submit.enable", "false")));
  }

  @Test
  void putsStateOnS3pAndEverythingElseOnS3a() {
    job.option("state.checkpoints.dir", "s3://state/chk")
        .option("execution.checkpointing.savepoint-dir", "s3://state/sp")
        .option("jobmanager.archive.fs.dir", "s3://archive/jobs")
        .args(List.of("--output", "s3://data/out", "--other", "s3p://kept/x"));

    LocalConfiguration mapped = mapped();

    assertThat(mapped.options())
        .containsEntry("state.checkpoints.dir", "s3p://state/chk")
        .containsEntry("execution.checkpointing.savepoint-dir", "s3p://state/sp")
        .doesNotContainKey("state.savepoints.dir")
        .containsEntry("jobmanager.archive.fs.dir", "s3a://archive/jobs");
    assertThat(mapped.args())
        .containsExactly("--output", "s3a://data/out", "--other", "s3p://kept/x");
    assertThat(mapped.buckets()).containsExactly("archive", "data", "kept", "state");
  }

  @Test
  void keepsWhatIsDescribedWhereItMeansSomethingHere() {
    job.option("state.backend.type", "rocksdb")
        .option("execution.checkpointing.interval", "10 s")
        .option("restart-strategy.type", "exponential-delay")
        .option("heartbeat.timeout", "60000");

    assertThat(mapped().options())
        .containsEntry("state.backend.type", "rocksdb")
        .containsEntry("execution.checkpointing.interval", "10 s")
        .containsEntry("restart-strategy.type", "exponential-delay")
        .containsEntry("heartbeat.timeout", "60000")
        .doesNotContainKey("restart-strategy")
        .doesNotContainKey("restart-strategy.failure-rate.delay");
    assertThat(mapped().notes()).isEmpty();
  }

  @Test
  void leavesOutWhatIsOfTheClusterAndSaysWhatAPersonShouldKnow() {
    job.option("high-availability.type", "kubernetes")
        .option("high-availability.storageDir", "s3://state/ha")
        .option("kubernetes.cluster-id", "x")
        .option("kubernetes.operator.savepoint.history.max.age", "1 d")
        .option("job.autoscaler.enabled", "true")
        .option("kubernetes.operator.job.autoscaler.enabled", "true")
        .option("metrics.reporters", "dog")
        .option("metrics.reporter.dog.factory.class", "x.Dog")
        .option("fs.s3a.aws.credentials.provider", "x.Web")
        .option("presto.s3.sse.enabled", "true")
        .option("s3.endpoint", "https://s3.amazonaws.com")
        .option("rest.port", "9999")
        .option("taskmanager.rpc.port", "6122")
        .option("env.java.opts.all", "-javaagent:/opt/agent.jar");

    LocalConfiguration mapped = mapped();

    assertThat(mapped.options())
        .doesNotContainKeys(
            "rest.port",
            "high-availability.type",
            "high-availability.storageDir",
            "kubernetes.cluster-id",
            "kubernetes.operator.savepoint.history.max.age",
            "job.autoscaler.enabled",
            "metrics.reporters",
            "metrics.reporter.dog.factory.class",
            "fs.s3a.aws.credentials.provider",
            "presto.s3.sse.enabled",
            "s3.endpoint",
            "taskmanager.rpc.port",
            "env.java.opts.all");
    assertThat(mapped.notes())
        .containsExactlyInAnyOrder(
            "high availability: off here (one JobManager, no Kubernetes)",
            "autoscaler: off here",
            "metrics reporters: Prometheus only here",
            "S3 credentials, encryption and endpoints: the embedded server's own here",
            "env.java.opts.all: left out here (it names files of the image)");
  }

  @Test
  void neverTakesADescribedSavepointNorTheModeInWhichItWouldBeClaimed() {
    job.option("execution.savepoint.path", "s3://state/sp/1")
        .option("execution.savepoint-restore-mode", "CLAIM")
        .option("execution.state-recovery.path", "s3://state/sp/1")
        .option("execution.state-recovery.claim-mode", "CLAIM")
        .option("execution.state-recovery.ignore-unclaimed-state", "true");

    LocalConfiguration mapped = mapped();

    assertThat(mapped.options())
        .doesNotContainKeys(
            "execution.savepoint.path",
            "execution.savepoint-restore-mode",
            "execution.state-recovery.path",
            "execution.state-recovery.claim-mode")
        .containsEntry("execution.state-recovery.ignore-unclaimed-state", "true");
    assertThat(mapped.notes())
        .containsExactly(
            "described savepoint: left out here (a run goes on from its own state, with --resume)");
  }

  @Test
  void namesTheOptionWhoseBucketIsMalformed() {
    job.option("state.checkpoints.dir", "s3://Not_A_Bucket/x");
    assertThatThrownBy(this::mapped)
        .isInstanceOf(UnusableJobException.class)
        .hasMessageContaining("state.checkpoints.dir")
        .hasMessageContaining("Not_A_Bucket");
  }

  @Test
  void refusesAnOptionOfTwoLines() {
    job.option("env.java.opts.taskmanager", "-Xa\n-Xb");
    assertThatThrownBy(this::mapped)
        .isInstanceOf(UnusableJobException.class)
        .hasMessageContaining("flinkConfiguration.env.java.opts.taskmanager");
  }

  @Test
  void isWrittenOneOptionALine() {
    assertThat(ConfigurationFile.text(Map.of("a.b", "c: d"))).isEqualTo("a.b: c: d\n");
  }

  private LocalConfiguration mapped() {
    return mapped(MachineFit.of(job.build(), MemorySize.parse("64g")));
  }

  private LocalConfiguration mapped(MachineFit fit) {
    return LocalConfiguration.of(job.build(), fit, new LocalNetwork("8081-8181", 40000), TEMPORARY);
  }
}
