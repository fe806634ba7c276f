package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.SideCarLimits;
import io.sluice.deployer.spec.SideCarResources;
import io.sluice.deployer.target.KubernetesResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container in every pod that ships Flink's logs, as EMR's does (guide, "Registros de
 * aplicaciones de Flink"): Fluent Bit reads the files that log4j writes to a volume which both
 * containers share.
 */
final class LogShipping {
  static final String CONTAINER = "log-shipper";
  static final String IMAGE = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.2.1";
  private static final String FOLDER = "/var/log/flink";
  private static final String LOGS = "flink-logs";
  private static final String CONFIGURATION = "log-shipper-config";
  private static final String FILE = "fluent-bit.conf";
  private static final String DEFAULT_MEMORY = "512Mi";
  private static final String CHECKSUM = "sluice.io/log-shipper-config";
  private static final int CHECKSUM_LENGTH = 16;

  private final Described described;

  LogShipping(Described described) {
    this.described = described;
  }

  /** Empty where the description ships logs nowhere. */
  private Optional<MonitoringConfiguration> monitoring() {
    return Optional.ofNullable(described.spec().monitoringConfiguration())
        .filter(
            monitoring ->
                monitoring.s3MonitoringConfiguration() != null
                    || monitoring.cloudWatchMonitoringConfiguration() != null);
  }

  /** The ConfigMap with Fluent Bit's configuration. */
  Optional<KubernetesResource> resource() {
    return configuration()
        .map(
            text ->
                Owned.resource(
                    "v1",
                    "ConfigMap",
                    Owned.metadata(described, configMap()),
                    Block.with("data", Map.of(FILE, text))));
  }

  /** Adds a logging configuration that writes files, unless the user has one. */
  void describe(Map<String, String> logConfiguration) {
    monitoring()
        .filter(monitoring -> logConfiguration.isEmpty())
        .ifPresent(
            monitoring ->
                logConfiguration.put(
                    Log4j.FILE,
                    Log4j.configuration(FOLDER, monitoring.containerLogRotationConfiguration())));
  }

  /** Adds the container, the volumes, and what the main container has to do with them. */
  void describe(Pod pod) {
    monitoring().ifPresent(monitoring -> describe(pod, monitoring));
    configuration().ifPresent(text -> pod.annotation(CHECKSUM, checksum(text)));
  }

  private void describe(Pod pod, MonitoringConfiguration monitoring) {
    Map<String, Object> logs = Block.with("name", LOGS).and("mountPath", FOLDER).toMap();
    pod.mainContainer(
        Block.with("env", List.of(Block.with("name", "FLINK_LOG_DIR").and("value", FOLDER).toMap()))
            .and("volumeMounts", List.of(logs)));
    Map<String, Object> configuration =
        Block.with("name", CONFIGURATION)
            .and("mountPath", "/fluent-bit/etc/" + FILE)
            .and("subPath", FILE)
            .and("readOnly", true)
            .toMap();
    pod.spec(
        Block.with(
                "containers",
                List.of(
                    Block.with("name", CONTAINER)
                        .and("image", monitoring.image() == null ? IMAGE : monitoring.image())
                        .and("env", environment())
                        .and("resources", resources(monitoring))
                        .and("volumeMounts", List.of(logs, configuration))
                        .toMap()))
            .and(
                "volumes",
                List.of(
                    Block.with("name", LOGS).and("emptyDir", Map.of()).toMap(),
                    Block.with("name", CONFIGURATION)
                        .and("configMap", Map.of("name", configMap()))
                        .toMap())));
  }

  private List<Map<String, Object>> environment() {
    List<Map<String, Object>> environment = new ArrayList<>();
    environment.add(
        Block.with("name", "POD_NAME")
            .and("valueFrom", Block.with("fieldRef", Map.of("fieldPath", "metadata.name")))
            .toMap());
    RegionEnvironment.of(described).ifPresent(environment::add);
    return environment;
  }

  private static Block resources(MonitoringConfiguration monitoring) {
    Optional<SideCarLimits> limits =
        Optional.ofNullable(monitoring.sideCarResources()).map(SideCarResources::limits);
    return Block.with(
        "limits",
        Block.with("memory", limits.map(SideCarLimits::memoryLimit).orElse(DEFAULT_MEMORY))
            .and("cpu", limits.map(SideCarLimits::cpuLimit).orElse(null)));
  }

  private Optional<String> configuration() {
    return monitoring().map(monitoring -> FluentBit.configuration(FOLDER, monitoring));
  }

  private String configMap() {
    return described.name() + "-logs";
  }

  /** Changes with the configuration, so that the operator sees a change and restarts the pods. */
  private static String checksum(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, CHECKSUM_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
