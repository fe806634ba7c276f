package io.sluice.deployer.check;

import io.sluice.deployer.chart.LogArchive;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.ContainerLogRotation;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.SideCarLimits;
import io.sluice.deployer.spec.SideCarResources;
import io.sluice.deployer.yaml.FieldPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about the archive of the operator's own logs. */
final class ValuesLogRules {
  private static final String GUIDE = "guide, Registros del operador de Flink";
  private static final FieldPath LOGS = FieldPath.of("monitoringConfiguration");
  private static final FieldPath S3 = LOGS.child("s3MonitoringConfiguration");
  private static final FieldPath GROUP =
      LOGS.child("cloudWatchMonitoringConfiguration").child("logGroupName");
  private static final FieldPath LIMITS = LOGS.child("sideCarResources").child("limits");
  private static final FieldPath ROTATION = LOGS.child("containerLogRotationConfiguration");
  private static final Pattern LOG_GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
  private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,8}[KMG]");
  private static final Pattern TIME = Pattern.compile("[1-9]\\d{0,8}[smh]");
  private static final BigDecimal LEAST_MEMORY = BigDecimal.valueOf(1L << 20);
  private static final String USUAL_MEMORY = "512Mi";
  private static final int MAX_FILES = 50;

  private ValuesLogRules() {}

  static List<ValuesRule> rules() {
    return List.of(
        ValuesRule.error(
            "operator-log-sink-missing",
            "The sidecar runs in every instance and ships the logs nowhere.",
            GUIDE,
            ValuesLogRules::sink),
        ValuesRule.error(
            "operator-log-uri",
            "The logs are put below an S3 place: a bucket, and perhaps a prefix.",
            GUIDE,
            ValuesLogRules::uri),
        ValuesRule.error(
            "operator-log-upload",
            "A part of the log is uploaded at a size or after a time, each a whole number and a"
                + " unit.",
            GUIDE,
            ValuesLogRules::upload),
        ValuesRule.error(
            "operator-log-group",
            "CloudWatch takes group names of up to 512 letters, digits and . - _ / #.",
            "CloudWatch Logs, CreateLogGroup",
            ValuesLogRules::group),
        ValuesRule.error(
            "operator-log-limits",
            "The API server refuses pods whose limits are no quantities, and a container with less"
                + " than a mebibyte of memory never starts.",
            GUIDE,
            ValuesLogRules::limits),
        ValuesRule.error(
            "operator-log-buffer",
            "The sidecar keeps its buffer in memory; where that is not below its limit it is killed"
                + " before it has filled it.",
            GUIDE,
            ValuesLogRules::buffer),
        ValuesRule.error(
            "operator-log-rotation",
            "Logs are rotated at 2KB to 2GB, written as a whole number and KB, MB or GB, and 1 to 50"
                + " files are kept; both are required in their block.",
            GUIDE,
            ValuesLogRules::rotation),
        ValuesRule.warning(
            "operator-log-role-missing",
            "The logs are shipped with the operator's own permissions. Without a role only EKS Pod"
                + " Identity can give it any.",
            GUIDE,
            ValuesLogRules::role));
  }

  private static Optional<LogArchive> logs(OperatorValues values) {
    return Optional.ofNullable(values.logArchive());
  }

  private static void sink(OperatorValues values, Findings findings) {
    logs(values)
        .filter(logs -> logs.s3() == null && logs.cloudWatch() == null)
        .ifPresent(
            logs ->
                findings.add(
                    LOGS,
                    "monitoringConfiguration has neither s3MonitoringConfiguration nor"
                        + " cloudWatchMonitoringConfiguration",
                    "name a place for the logs, or leave the block out"));
  }

  private static void uri(OperatorValues values, Findings findings) {
    logs(values)
        .map(LogArchive::s3)
        .map(LogArchive.S3::logUri)
        .filter(uri -> uri.s3().map(S3Uri::scheme).filter(S3Uri.Scheme.S3::equals).isEmpty())
        .ifPresent(
            uri ->
                findings.add(
                    S3.child("logUri"),
                    "'" + uri + "' is no place in S3",
                    "write it like s3://bucket/operator-logs"));
  }

  private static void upload(OperatorValues values, Findings findings) {
    Optional<LogArchive.S3> s3 = logs(values).map(LogArchive::s3);
    s3.map(LogArchive.S3::totalFileSize)
        .filter(size -> !SIZE.matcher(size).matches())
        .ifPresent(
            size ->
                findings.add(
                    S3.child("totalFileSize"),
                    "'" + size + "' is not a whole number and K, M or G",
                    "write it like 1G"));
    s3.map(LogArchive.S3::uploadTimeout)
        .filter(time -> !TIME.matcher(time).matches())
        .ifPresent(
            time ->
                findings.add(
                    S3.child("uploadTimeout"),
                    "'" + time + "' is not a whole number and s, m or h",
                    "write it like 1m"));
  }

  private static void group(OperatorValues values, Findings findings) {
    Optional<CloudWatchMonitoringConfiguration> block = logs(values).map(LogArchive::cloudWatch);
    String name = block.map(CloudWatchMonitoringConfiguration::logGroupName).orElse("");
    if (block.isPresent() && !LOG_GROUP.matcher(name).matches()) {
      findings.add(
          GROUP,
          name.isEmpty() ? "there is no logGroupName" : "'" + name + "' is no log group",
          "write it like /flink/operator");
    }
  }

  private static void limits(OperatorValues values, Findings findings) {
    Optional<SideCarLimits> limits = written(values);
    limits
        .map(SideCarLimits::cpuLimit)
        .filter(cpu -> Quantity.parse(cpu).filter(amount -> amount.signum() > 0).isEmpty())
        .ifPresent(
            cpu ->
                findings.add(
                    LIMITS.child("cpuLimit"),
                    "'" + cpu + "' is not an amount of CPU",
                    "write it like 500m or 1"));
    limits
        .map(SideCarLimits::memoryLimit)
        .filter(memory -> memory(memory).isEmpty())
        .ifPresent(
            memory ->
                findings.add(
                    LIMITS.child("memoryLimit"),
                    "'" + memory + "' is not an amount of memory a container can live with",
                    "write it like 800Mi"));
  }

  private static void buffer(OperatorValues values, Findings findings) {
    String buffer = logs(values).map(LogArchive::memoryBufferLimit).orElse(null);
    if (buffer == null) {
      return;
    }
    FieldPath where = LOGS.child("memoryBufferLimit");
    Optional<BigDecimal> size = Quantity.parse(buffer).filter(amount -> amount.signum() > 0);
    if (size.isEmpty()) {
      findings.add(where, "'" + buffer + "' is not an amount of memory", "write it like 400M");
      return;
    }
    String limit = written(values).map(SideCarLimits::memoryLimit).orElse(USUAL_MEMORY);
    memory(limit)
        .filter(most -> size.get().compareTo(most) >= 0)
        .ifPresent(
            most ->
                findings.add(
                    where,
                    "a buffer of " + buffer + " is not below the sidecar's memory of " + limit,
                    "make it smaller, or the limit larger"));
  }

  private static void rotation(OperatorValues values, Findings findings) {
    Optional<ContainerLogRotation> block =
        logs(values).map(LogArchive::containerLogRotationConfiguration);
    if (block.isEmpty()) {
      return;
    }
    String size = block.map(ContainerLogRotation::rotationSize).orElse("");
    if (!RotationSize.isAllowed(size)) {
      findings.add(
          ROTATION.child("rotationSize"),
          size.isEmpty()
              ? "there is no rotationSize"
              : "'" + size + "' is not within 2KB to 2GB, as a whole number and a unit",
          "write it like 500MB");
    }
    Integer files = block.map(ContainerLogRotation::maxFilesToKeep).orElse(null);
    if (files == null || files < 1 || files > MAX_FILES) {
      findings.add(
          ROTATION.child("maxFilesToKeep"),
          files == null
              ? "there is no maxFilesToKeep"
              : "maxFilesToKeep: " + files + " is not within 1 to 50",
          "write maxFilesToKeep: 10");
    }
  }

  private static void role(OperatorValues values, Findings findings) {
    if (values.logArchive() != null && values.operatorExecutionRoleArn() == null) {
      findings.add(
          FieldPath.of("emrContainers", "operatorExecutionRoleArn"),
          "logs are archived, and the operator has no role",
          "name a role, or associate one by EKS Pod Identity");
    }
  }

  private static Optional<SideCarLimits> written(OperatorValues values) {
    return logs(values).map(LogArchive::sideCarResources).map(SideCarResources::limits);
  }

  private static Optional<BigDecimal> memory(String quantity) {
    return Quantity.parse(quantity).filter(amount -> amount.compareTo(LEAST_MEMORY) >= 0);
  }
}
