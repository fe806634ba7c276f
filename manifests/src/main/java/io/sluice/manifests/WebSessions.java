package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.InputArguments;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.UpgradeMode;
import io.sluice.jobs.websessions.WebSessionsJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sessions of an access log's clients: autoscaled, upgraded through savepoints, logs to both sinks.
 */
final class WebSessions {
  private static final String NAME = "web-sessions";
  private static final String LINES_PER_SECOND = "200";

  private WebSessions() {}

  static FlinkDeployment describe(Environment environment) {
    DeploymentBuilder description =
        DeploymentBuilder.named(NAME)
            .namespace(environment.namespace())
            .release(environment.release())
            .executionRole(environment.roles().job())
            .stateBelow(Artifacts.stateRoot(environment))
            .job(
                job ->
                    job.jar(Artifacts.jobsJar(environment))
                        .entryClass(WebSessionsJob.class)
                        .args("--input", Artifacts.data(environment, "access-logs/"))
                        .args("--watch", "30s")
                        .args("--output", Artifacts.data(environment, NAME))
                        .parallelism(2)
                        .upgradeMode(UpgradeMode.SAVEPOINT))
            .jobManager(jobManager -> jobManager.cpu(1).memory(MemorySize.parse("2048m")))
            .taskManager(
                taskManager -> taskManager.cpu(2).memory(MemorySize.parse("4096m")).slots(2))
            .savepoints(savepoints -> savepoints.every(Duration.ofHours(6)))
            .autoscaler(
                autoscaler ->
                    autoscaler
                        .stabilizationInterval(Duration.ofMinutes(5))
                        .metricsWindow(Duration.ofMinutes(10))
                        .targetUtilization(0.6, 0.2))
            .monitoring(
                monitoring ->
                    monitoring
                        .toS3(environment.buckets().logs().at(S3Uri.Scheme.S3, NAME))
                        .toCloudWatch("/flink/" + environment.name(), NAME)
                        .sideCarLimits(0.5, MemorySize.parse("512m"))
                        .rotation(MemorySize.parse("500m"), 10));
    return environment.overrides().onto(description).build();
  }

  /** Here the input is what the user has, read to its end, or else generated lines. */
  static List<String> localArguments(List<String> described, Optional<S3Uri> input) {
    List<String> arguments = new ArrayList<>(InputArguments.REPLACE.arguments(described, input));
    without(arguments, "--watch");
    if (input.isEmpty()) {
      without(arguments, "--input");
      arguments.addAll(List.of("--generate", LINES_PER_SECOND));
    }
    return arguments;
  }

  private static void without(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    if (at >= 0) {
      arguments.subList(at, at + 2).clear();
    }
  }
}
