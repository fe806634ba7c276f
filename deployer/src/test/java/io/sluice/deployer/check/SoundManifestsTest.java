package io.sluice.deployer.check;

import static io.sluice.deployer.check.Manifest.apache;
import static io.sluice.deployer.check.Manifest.autoscaled;
import static io.sluice.deployer.check.Manifest.emr;
import static io.sluice.deployer.check.Manifest.on;
import static io.sluice.deployer.check.Manifest.python;
import static io.sluice.deployer.check.Manifest.sessionCluster;
import static io.sluice.deployer.check.Manifest.sessionJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is right although it looks unusual. */
class SoundManifestsTest {
  @Test
  void plainOnes() {
    sound(emr());
    sound(apache());
    sound(autoscaled());
    sound(on("emr-6.14.0-flink-latest"));
    sound(python());
  }

  @Test
  void aSessionCluster() {
    sound(emr().remove("/spec/job").option("parallelism.default", "2"));
    sound(apache().remove("/spec/job"));
  }

  @Test
  void aSessionJobAloneAndBesideItsCluster() {
    sound(sessionJob());
    besideSound(sessionJob(), sessionCluster());
    besideSound(sessionJob().remove("/metadata/namespace"), sessionCluster());
    besideSound(
        sessionJob().set("/spec/job/jarURI", "https://example.com/counts.jar"),
        sessionCluster().set("/metadata/name", "others").set("/metadata/namespace", "elsewhere"));
  }

  @Test
  void aSessionJobOfTheLastStateWhereTheOperatorTakesIt() {
    besideSound(sessionJob().set("/spec/job/upgradeMode", "last-state"), sessionCluster());
  }

  @Test
  void aSessionJobWithWhatOnlyItsClusterCanAnswer() {
    sound(
        sessionJob()
            .option("kubernetes.operator.user.artifacts.http.header", "Authorization:token")
            .option("job.autoscaler.enabled", "true")
            .option("execution.checkpointing.dir", "file:///mnt/efs/checkpoints"));
  }

  @Test
  void aSessionJobThatWaitsForSlots() {
    besideSound(
        sessionJob().set("/spec/job/parallelism", "50"),
        sessionCluster().set("/spec/mode", "native"));
  }

  @Test
  void anObjectFromACluster() {
    sound(
        emr()
            .set("/metadata/uid", "6f1e7f0c-0000-4000-8000-000000000000")
            .set("/metadata/generation", "3")
            .set("/metadata/managedFields", "[]")
            .set("/status", "{lifecycleState: STABLE}")
            .set("/spec/ingress/tls", "[]"));
  }

  @Test
  void highAvailabilityByOptionsInPlaceOfEmrsField() {
    sound(
        emr()
            .remove("/spec/jobManager/storageDir")
            .set("/spec/jobManager/highAvailabilityEnabled", "false")
            .option("high-availability.type", "kubernetes")
            .option("high-availability.storageDir", "s3p://flink-state/ha/web-sessions"));
  }

  @Test
  void oneJobManagerWithHighAvailability() {
    sound(emr().set("/spec/jobManager/replicas", "1"));
  }

  @Test
  void lastStateWithoutAnInterval() {
    sound(
        emr()
            .set("/spec/job/upgradeMode", "last-state")
            .remove("/spec/flinkConfiguration/execution.checkpointing.interval"));
  }

  @Test
  void aStandaloneClusterWithEnoughSlots() {
    sound(emr().set("/spec/mode", "standalone").set("/spec/taskManager/replicas", "3"));
  }

  @Test
  void taskManagersInPlaceOfAParallelism() {
    sound(emr().remove("/spec/job/parallelism").set("/spec/taskManager/replicas", "3"));
  }

  @Test
  void memoryByOptions() {
    sound(
        emr()
            .remove("/spec/taskManager/resource/memory")
            .option("taskmanager.memory.process.size", "2g"));
  }

  @Test
  void entropyFirst() {
    sound(
        emr()
            .option("s3.entropy.key", "_entropy_")
            .option("execution.checkpointing.dir", "s3p://flink-state/_entropy_/checkpoints"));
  }

  @Test
  void optionsThatNoCatalogueLists() {
    sound(
        emr()
            .option("metrics.reporter.prom.factory.class", "org.example.Reporter")
            .option("metrics.reporter.prom.port", "9249")
            .option("fs.s3a.endpoint.region", "us-west-2")
            .option("containerized.taskmanager.env.AWS_REGION", "us-west-2")
            .option("kubernetes.operator.from.a.later.release", "true")
            .option("kubernetes.operator.periodic.savepoint.interval", "0 0 * * * ?")
            .option("env.java.opts.all", "-XX:HeapDumpPath=${FLINK_LOG_PREFIX}.hprof"));
  }

  @Test
  void switchesOfEmr() {
    sound(
        emr()
            .option("aws.glue.enabled", "true")
            .option("hudi.enabled", "true")
            .option("cluster.taskmanager.graceful-decommission.enabled", "false"));
  }

  @Test
  void autotuningWhereEmrHasIt() {
    String prefix = "kubernetes.operator.job.autoscaler.";
    sound(
        on("emr-7.1.0-flink-latest")
            .set("/spec/flinkVersion", "v1_18")
            .option(prefix + "enabled", "true")
            .option(prefix + "autotune.enable", "true")
            .option("metrics.job.status.enable", "TOTAL_TIME")
            .option("jobmanager.scheduler", "adaptive")
            .option("pipeline.max-parallelism", "720"));
  }

  @Test
  void laterOptionsOfTheAutoscalerWhereTheOperatorIsNotKnown() {
    sound(
        autoscaled()
            .set("/spec/emrReleaseLabel", "emr-7.13.0-flink-latest")
            .option("job.autoscaler.utilization.target", "0.7")
            .option("job.autoscaler.observed-scalability.enabled", "true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t WHERE b < 3 AND c > 1",
        "ROW<a INT, b STRING>",
        "price is $5",
        "^[a-z]+${2}$",
        "{\"a\": {\"b\": 1}}",
        "-5"
      })
  void argumentsThatLookLikePlaceholders(String argument) {
    sound(emr().set("/spec/job/args", "[]").set("/spec/job/args", list("--sql", argument)));
  }

  @Test
  void inputThroughThePrestoConnector() {
    sound(emr().set("/spec/job/args", list("--input", "s3p://web-logs/access")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local:///opt/flink/usrlib/a.jar",
        "s3://flink-jobs/a.jar",
        "https://repo.example.com/a.jar"
      })
  void jars(String jar) {
    sound(emr().set("/spec/job/jarURI", jar));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flink",
        "flink:1.20-scala_2.12-java17",
        "public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest",
        "registry.example.com:5000/team/flink@sha256:"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void images(String image) {
    sound(emr().text("/spec/image", image));
  }

  private static String list(String... elements) {
    return "['" + String.join("', '", elements) + "']";
  }

  private static void besideSound(Manifest sessionJob, Manifest cluster) {
    assertThat(Checker.check(sessionJob.read(), Reading.deployments(List.of(cluster.read()))))
        .isEmpty();
  }

  private static void sound(Manifest manifest) {
    assertThat(Checker.check(manifest.read())).isEqualTo(List.of());
  }
}
