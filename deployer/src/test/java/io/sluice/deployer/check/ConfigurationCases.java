package io.sluice.deployer.check;

import static io.sluice.deployer.check.Case.breaks;
import static io.sluice.deployer.check.Case.option;
import static io.sluice.deployer.check.Manifest.autoscaled;
import static io.sluice.deployer.check.Manifest.emr;
import static io.sluice.deployer.check.Manifest.on;

import java.util.List;

/** The autoscaler, log shipping, and Flink's options. */
final class ConfigurationCases {
  private static final String SCALER = "job.autoscaler.";
  private static final String OLD = "kubernetes.operator.job.autoscaler.";
  private static final String MONITORING = "/spec/monitoringConfiguration/";
  private static final String S3 = "s3MonitoringConfiguration";
  private static final String LOG_URI =
      "spec.monitoringConfiguration.s3MonitoringConfiguration.logUri";
  private static final String CLOUD_WATCH =
      "spec.monitoringConfiguration.cloudWatchMonitoringConfiguration";
  private static final String ROTATION =
      "spec.monitoringConfiguration.containerLogRotationConfiguration";
  private static final String LIMITS = "spec.monitoringConfiguration.sideCarResources.limits";

  private ConfigurationCases() {}

  static List<Case> autoscaler() {
    return List.of(
        breaks(
            "autoscaler-prefix-misspelled",
            autoscaled().option("ob.autoscaler.restart.time", "5m"),
            option("ob.autoscaler.restart.time"),
            "ob.autoscaler.restart.time",
            "job.autoscaler.restart.time: 5m"),
        breaks(
            "autoscaler-prefix-too-new",
            scaledOn614().option(SCALER + "restart.time", "5m"),
            option(SCALER + "restart.time"),
            "6.14.0",
            OLD + "restart.time: 5m"),
        breaks(
            "autoscaler-prefix-old",
            autoscaled().option(OLD + "restart.time", "5m"),
            option(OLD + "restart.time"),
            OLD + "restart.time",
            "write job.autoscaler.restart.time: 5m"),
        breaks(
            "autoscaler-key-unknown",
            autoscaled().option(SCALER + "metric.window", "5m"),
            option(SCALER + "metric.window"),
            "'metric.window'",
            SCALER + "metrics.window"),
        breaks(
            "autoscaler-key-not-in-release",
            autoscaled().option(SCALER + "utilization.target", "0.7"),
            option(SCALER + "utilization.target"),
            "7.10.0",
            "later release"),
        breaks(
            "autoscaler-key-renamed",
            autoscaled().option(SCALER + "scale-up.grace-period", "1h"),
            option(SCALER + "scale-up.grace-period"),
            "scale-up.grace-period",
            SCALER + "scale-down.interval"),
        breaks(
            "autoscaler-key-ec2",
            autoscaled().option(SCALER + "decision.interval", "10s"),
            option(SCALER + "decision.interval"),
            "decision.interval",
            "remove the line"),
        breaks(
            "autoscaler-autotuning-release",
            autoscaled().option(OLD + "autotune.enable", "true"),
            option(OLD + "autotune.enable"),
            "7.10.0",
            "restart.time-tracking.enabled"),
        breaks(
            "autotuning-metric-missing",
            scaledOn71().option(OLD + "autotune.enable", "true"),
            option(OLD + "autotune.enable"),
            "autotune.enable: true",
            "metrics.job.status.enable: TOTAL_TIME"),
        breaks(
            "autoscaler-value-form",
            autoscaled().option(SCALER + "catch-up.duration", "half an hour"),
            option(SCALER + "catch-up.duration"),
            "'half an hour'",
            "5 min"),
        breaks(
            "autoscaler-value-negative",
            autoscaled().option(SCALER + "scale-down.max-factor", "-0.5"),
            option(SCALER + "scale-down.max-factor"),
            "-0.5",
            "0"),
        breaks(
            "autoscaler-utilization-range",
            autoscaled().option(SCALER + "target.utilization", "70"),
            option(SCALER + "target.utilization"),
            "70",
            "\"0.7\""),
        breaks(
            "autoscaler-utilization-order",
            autoscaled()
                .set("/spec/emrReleaseLabel", "emr-7.13.0-flink-latest")
                .option(SCALER + "utilization.target", "0.7")
                .option(SCALER + "utilization.max", "0.6"),
            option(SCALER + "utilization.max"),
            "below the target of 0.7",
            "other side"),
        breaks(
            "autoscaler-window-range",
            autoscaled().option(SCALER + "metrics.window", "2min"),
            option(SCALER + "metrics.window"),
            "2min",
            "15min"),
        breaks(
            "autoscaler-stabilization-short",
            autoscaled().option(SCALER + "stabilization.interval", "5s"),
            option(SCALER + "stabilization.interval"),
            "5s",
            "5min"),
        breaks(
            "autoscaler-excluded-periods",
            autoscaled().option(SCALER + "excluded.periods", "9:30-25:00"),
            option(SCALER + "excluded.periods"),
            "'9:30-25:00'",
            "9:30-17:00"),
        breaks(
            "autoscaler-vertex-range",
            autoscaled()
                .option(SCALER + "vertex.min-parallelism", "10")
                .option(SCALER + "vertex.max-parallelism", "5"),
            option(SCALER + "vertex.min-parallelism"),
            "10",
            "1 to 5"),
        breaks(
            "autoscaler-without-switch",
            emr().option(SCALER + "restart.time", "5m"),
            option(SCALER + "restart.time"),
            "restart.time: 5m",
            SCALER + "enabled: \"true\""),
        breaks(
            "autoscaler-without-adaptive-scheduler",
            autoscaled().remove("/spec/flinkConfiguration/jobmanager.scheduler"),
            option("jobmanager.scheduler"),
            "no jobmanager.scheduler",
            "jobmanager.scheduler: adaptive"),
        breaks(
            "autoscaler-max-parallelism-missing",
            autoscaled().remove("/spec/flinkConfiguration/pipeline.max-parallelism"),
            option("pipeline.max-parallelism"),
            "no pipeline.max-parallelism",
            "\"720\""),
        breaks(
            "autoscaler-max-parallelism-divisors",
            autoscaled().option("pipeline.max-parallelism", "128"),
            option("pipeline.max-parallelism"),
            "128 has 8 divisors",
            "120 (16 divisors) or 180 (18 divisors)"),
        breaks(
            "autoscaler-vertex-max-parallelism",
            autoscaled().option(SCALER + "vertex.max-parallelism", "1000"),
            option(SCALER + "vertex.max-parallelism"),
            "1000",
            "\"720\""),
        breaks(
            "autoscaler-stateless",
            autoscaled().stateless(),
            "spec.job.upgradeMode",
            "stateless",
            "savepoint or last-state"),
        breaks(
            "autoscaler-batch",
            autoscaled().option("execution.runtime-mode", "BATCH"),
            option("execution.runtime-mode"),
            "BATCH",
            "switch the autoscaler off"));
  }

  static List<Case> monitoring() {
    return List.of(
        breaks(
            "monitoring-misplaced",
            emr().set("/spec/sideCarResources", "{limits: {cpuLimit: 1}}"),
            "spec.sideCarResources",
            "directly under spec",
            "spec.monitoringConfiguration.sideCarResources"),
        breaks(
            "monitoring-without-sink",
            emr().set("/spec/monitoringConfiguration", "{image: fluentd}"),
            "spec.monitoringConfiguration",
            "neither",
            "/flink/web-sessions"),
        breaks(
            "log-uri-missing",
            emr().set(MONITORING + S3, "{}"),
            LOG_URI,
            "no logUri",
            "logUri: s3://"),
        breaks(
            "log-uri-form",
            emr().set(MONITORING + S3 + "/logUri", "s3://Flink Logs"),
            LOG_URI,
            "'s3://Flink Logs'",
            "lower-case"),
        breaks(
            "log-uri-without-scheme",
            emr().set(MONITORING + S3 + "/logUri", "flink-logs/web"),
            LOG_URI,
            "'flink-logs/web'",
            "logUri: s3://flink-logs/web"),
        breaks(
            "log-uri-scheme",
            emr().set(MONITORING + S3 + "/logUri", "s3a://flink-logs/web"),
            LOG_URI,
            "'s3a://flink-logs/web'",
            "logUri: s3://flink-logs/web"),
        breaks(
            "log-group-missing",
            emr().remove(MONITORING + "cloudWatchMonitoringConfiguration/logGroupName"),
            CLOUD_WATCH + ".logGroupName",
            "no logGroupName",
            "/flink/web-sessions"),
        breaks(
            "log-group-form",
            emr()
                .set(
                    MONITORING + "cloudWatchMonitoringConfiguration/logGroupName",
                    "LOG GROUP NAME"),
            CLOUD_WATCH + ".logGroupName",
            "'LOG GROUP NAME'",
            "/flink/web-sessions"),
        breaks(
            "log-stream-prefix-form",
            emr()
                .set(
                    MONITORING + "cloudWatchMonitoringConfiguration/logStreamNamePrefix",
                    "web:sessions"),
            CLOUD_WATCH + ".logStreamNamePrefix",
            "'web:sessions'",
            "web-sessions"),
        breaks(
            "sidecar-limit",
            emr().set(MONITORING + "sideCarResources/limits/cpuLimit", "half"),
            LIMITS + ".cpuLimit",
            "'half'",
            "500m"),
        breaks(
            "sidecar-limit",
            emr().set(MONITORING + "sideCarResources/limits/memoryLimit", "250m"),
            LIMITS + ".memoryLimit",
            "'250m'",
            "250Mi"),
        breaks(
            "rotation-size-missing",
            emr().remove(MONITORING + "containerLogRotationConfiguration/rotationSize"),
            ROTATION + ".rotationSize",
            "no rotationSize",
            "2GB"),
        breaks(
            "rotation-size-form",
            emr().set(MONITORING + "containerLogRotationConfiguration/rotationSize", "1.5GB"),
            ROTATION + ".rotationSize",
            "'1.5GB'",
            "1536MB"),
        breaks(
            "rotation-size-range",
            emr().set(MONITORING + "containerLogRotationConfiguration/rotationSize", "3GB"),
            ROTATION + ".rotationSize",
            "'3GB'",
            "rotationSize: 2GB"),
        breaks(
            "rotation-files-missing",
            emr().remove(MONITORING + "containerLogRotationConfiguration/maxFilesToKeep"),
            ROTATION + ".maxFilesToKeep",
            "no maxFilesToKeep",
            "maxFilesToKeep: 10"),
        breaks(
            "rotation-files-range",
            emr().set(MONITORING + "containerLogRotationConfiguration/maxFilesToKeep", "51"),
            ROTATION + ".maxFilesToKeep",
            "maxFilesToKeep: 51",
            "maxFilesToKeep: 50"));
  }

  static List<Case> options() {
    return List.of(
        breaks(
            "option-forbidden",
            emr().option("kubernetes.cluster-id", "sessions"),
            option("kubernetes.cluster-id"),
            "kubernetes.cluster-id: sessions",
            "metadata.name"),
        breaks(
            "option-owned-by-operator",
            emr().option("high-availability.storageDir", "s3p://flink-state/ha/web-sessions"),
            option("high-availability.storageDir"),
            "is overwritten",
            "spec.jobManager.storageDir"),
        breaks(
            "option-stray-character",
            emr().option("execution.checkpointing.timeout\"", "10min"),
            option("execution.checkpointing.timeout\""),
            "a double quote",
            "execution.checkpointing.timeout: 10min"),
        breaks(
            "option-unknown",
            emr().option("execution.checkpoint.timeout", "10min"),
            option("execution.checkpoint.timeout"),
            "'execution.checkpoint.timeout'",
            "execution.checkpointing.timeout"),
        breaks(
            "option-not-in-line",
            on("emr-6.14.0-flink-latest").option("execution.checkpointing.incremental", "true"),
            option("execution.checkpointing.incremental"),
            "Flink 1.17 has no option",
            "state.backend.incremental: true"),
        breaks(
            "option-deprecated",
            emr().option("state.backend.incremental", "true"),
            option("state.backend.incremental"),
            "deprecated in Flink 1.20",
            "execution.checkpointing.incremental: true"),
        breaks(
            "option-value-form",
            emr().option("execution.checkpointing.timeout", "soon"),
            option("execution.checkpointing.timeout"),
            "'soon'",
            "5 min"),
        breaks(
            "option-value-form",
            emr().option("aws.glue.enabled", "yes"),
            option("aws.glue.enabled"),
            "'yes'",
            "true or false"),
        breaks(
                "option-set-twice",
                emr().option("state.checkpoints.dir", "s3p://flink-state/other"),
                option("state.checkpoints.dir"),
                "set the same option",
                "execution.checkpointing.dir")
            .with("option-deprecated"),
        breaks(
            "option-lost-in-file",
            emr().option("web.submit.enable", ""),
            option("web.submit.enable"),
            "web.submit.enable",
            "remove the line"),
        breaks(
            "operator-option-misspelled",
            emr().option("kubernetes.operator.job.savepoint-on-deletions", "true"),
            option("kubernetes.operator.job.savepoint-on-deletions"),
            "'kubernetes.operator.job.savepoint-on-deletions'",
            "did you mean kubernetes.operator.job.savepoint-on-deletion?"),
        breaks(
            "operator-option-deprecated",
            emr().option("kubernetes.operator.reconciler.reschedule.interval", "1 min"),
            option("kubernetes.operator.reconciler.reschedule.interval"),
            "kubernetes.operator.reconciler.reschedule.interval",
            "kubernetes.operator.reconcile.interval: 1 min"),
        breaks(
            "operator-option-value",
            emr().option("kubernetes.operator.job.savepoint-on-deletion", "always"),
            option("kubernetes.operator.job.savepoint-on-deletion"),
            "'always'",
            "true or false"),
        breaks(
            "option-lost-in-file",
            emr().option("env.java.opts.all", "-Dcolour=#fff"),
            option("env.java.opts.all"),
            "#fff",
            "without #"));
  }

  private static Manifest scaledOn614() {
    return on("emr-6.14.0-flink-latest")
        .option(OLD + "enabled", "true")
        .option("pipeline.max-parallelism", "720");
  }

  private static Manifest scaledOn71() {
    return on("emr-7.1.0-flink-latest")
        .set("/spec/flinkVersion", "v1_18")
        .option(OLD + "enabled", "true")
        .option("jobmanager.scheduler", "adaptive")
        .option("pipeline.max-parallelism", "720");
  }
}
