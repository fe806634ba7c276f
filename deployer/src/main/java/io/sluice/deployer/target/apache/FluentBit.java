package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3MonitoringConfiguration;
import io.sluice.deployer.spec.S3Uri;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The configuration of Fluent Bit, which ships the files of one pod: log4j's as {@code LOG}, and
 * {@code STDOUT} and {@code STDERR} where Flink is told to write these to files. Objects and
 * streams are named as EMR's are: prefix, pod, kind.
 */
final class FluentBit {
  private static final List<String> KINDS = List.of("LOG", "STDOUT", "STDERR");
  private static final List<String> SUFFIXES = List.of("log", "out", "err");
  private static final String POD = "${POD_NAME}";
  private static final String REGION = "${AWS_REGION}";

  private final String folder;
  private final StringJoiner text = new StringJoiner("\n", "", "\n");

  private FluentBit(String folder) {
    this.folder = folder;
  }

  /** The file that reads logs in a folder and ships them to where the description says. */
  static String configuration(String folder, MonitoringConfiguration monitoring) {
    FluentBit file = new FluentBit(folder);
    file.section("SERVICE", "flush", "5", "grace", "20", "log_level", "warn");
    for (int kind = 0; kind < KINDS.size(); kind++) {
      file.input(KINDS.get(kind), SUFFIXES.get(kind));
    }
    Optional.ofNullable(monitoring.s3MonitoringConfiguration())
        .map(S3MonitoringConfiguration::logUri)
        .ifPresent(uri -> file.s3(LogPlace.of(uri)));
    Optional.ofNullable(monitoring.cloudWatchMonitoringConfiguration()).ifPresent(file::cloudWatch);
    return file.text.toString();
  }

  private void input(String kind, String suffix) {
    section(
        "INPUT",
        "name",
        "tail",
        "tag",
        kind,
        "path",
        folder + "/*." + suffix,
        "db",
        folder + "/.shipping/" + kind + ".db",
        "key",
        "log",
        "multiline.parser",
        "java",
        "read_from_head",
        "on",
        "refresh_interval",
        "5",
        "rotate_wait",
        "30",
        "skip_long_lines",
        "on",
        "buffer_max_size",
        "1m",
        "mem_buf_limit",
        "32m");
  }

  private void s3(S3Uri place) {
    String prefix = place.key().replaceFirst("/+$", "").replace("%", "%%");
    section(
        "OUTPUT",
        "name",
        "s3",
        "match",
        "*",
        "bucket",
        place.bucket(),
        "region",
        REGION,
        "s3_key_format",
        (prefix.isEmpty() ? "" : "/" + prefix) + "/" + POD + "/$TAG-%Y%m%d-%H%M%S-$UUID.gz",
        "use_put_object",
        "on",
        "compression",
        "gzip",
        "total_file_size",
        "10m",
        "upload_timeout",
        "1m",
        "log_key",
        "log",
        "store_dir",
        folder + "/.shipping/s3",
        "store_dir_limit_size",
        "1g",
        "retry_limit",
        "10");
  }

  private void cloudWatch(CloudWatchMonitoringConfiguration logs) {
    String prefix = logs.logStreamNamePrefix();
    section(
        "OUTPUT",
        "name",
        "cloudwatch_logs",
        "match",
        "*",
        "region",
        REGION,
        "log_group_name",
        String.valueOf(logs.logGroupName()),
        "log_stream_prefix",
        (prefix == null || prefix.isEmpty() ? "" : prefix + "/") + POD + "/",
        "log_key",
        "log",
        "auto_create_group",
        "on",
        "retry_limit",
        "10");
  }

  private void section(String name, String... properties) {
    text.add("[" + name + "]");
    for (int i = 0; i < properties.length; i += 2) {
      text.add("    %-20s %s".formatted(properties[i], properties[i + 1]));
    }
  }
}
