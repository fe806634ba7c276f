package io.sluice.deployer.target.apache;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3MonitoringConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluentBitTest {
  @Test
  void readsTheFilesOfEveryKindFromTheirBeginning() {
    List<Map<String, String>> inputs = sections(s3("s3://logs"), "[INPUT]");

    assertThat(inputs)
        .extracting(input -> input.get("tag") + " " + input.get("path"))
        .containsExactly("LOG /logs/*.log", "STDOUT /logs/*.out", "STDERR /logs/*.err");
    assertThat(inputs).allSatisfy(input -> assertThat(input).containsEntry("read_from_head", "on"));
    assertThat(inputs).extracting(input -> input.get("db")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "s3://logs, logs, /${POD_NAME}/",
    "s3://logs/, logs, /${POD_NAME}/",
    "logs, logs, /${POD_NAME}/",
    "s3://logs/flink/orders/, logs, /flink/orders/${POD_NAME}/",
    "logs/flink, logs, /flink/${POD_NAME}/",
    "s3a://logs/100%, logs, /100%%/${POD_NAME}/"
  })
  void namesObjectsAsEmrDoes(String uri, String bucket, String key) {
    assertThat(sections(s3(uri), "[OUTPUT]"))
        .singleElement()
        .satisfies(
            output -> {
              assertThat(output).containsEntry("name", "s3").containsEntry("bucket", bucket);
              assertThat(output).containsEntry("log_key", "log").containsEntry("match", "*");
              assertThat(output.get("s3_key_format"))
                  .isEqualTo(key + "$TAG-%Y%m%d-%H%M%S-$UUID.gz");
            });
  }

  @ParameterizedTest
  @CsvSource({"orders, orders/${POD_NAME}/", "'', ${POD_NAME}/", ", ${POD_NAME}/"})
  void namesStreamsAsEmrDoes(String prefix, String stream) {
    MonitoringConfiguration monitoring =
        new MonitoringConfiguration(
            null,
            new CloudWatchMonitoringConfiguration("/flink/orders", prefix, Map.of()),
            null,
            null,
            null,
            Map.of());

    assertThat(sections(monitoring, "[OUTPUT]"))
        .singleElement()
        .satisfies(
            output ->
                assertThat(output)
                    .containsEntry("name", "cloudwatch_logs")
                    .containsEntry("log_group_name", "/flink/orders")
                    .containsEntry("log_stream_prefix", stream)
                    .containsEntry("auto_create_group", "on")
                    .containsEntry("region", "${AWS_REGION}"));
  }

  private static MonitoringConfiguration s3(String uri) {
    return new MonitoringConfiguration(
        new S3MonitoringConfiguration(new LogUri(uri), Map.of()), null, null, null, null, Map.of());
  }

  private static List<Map<String, String>> sections(
      MonitoringConfiguration monitoring, String name) {
    List<Map<String, String>> sections = new ArrayList<>();
    Map<String, String> section = new LinkedHashMap<>();
    for (String line : FluentBit.configuration("/logs", monitoring).lines().toList()) {
      if (line.startsWith("[")) {
        section = new LinkedHashMap<>();
        if (line.equals(name)) {
          sections.add(section);
        }
      } else {
        String[] words = line.strip().split("\\s+", 2);
        assertThat(section.put(words[0], words[1])).describedAs(line).isNull();
      }
    }
    return sections;
  }
}
