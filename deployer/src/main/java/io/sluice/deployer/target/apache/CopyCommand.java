package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.S3Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Image and command of the container that copies one file from S3. */
final class CopyCommand {
  static final String AWS_CLI = "public.ecr.aws/aws-cli/aws-cli:2.25.4";

  /** Hadoop, in Flink's S3A plugin, refuses to start where there is no core-site.xml. */
  private static final String WITH_HADOOP =
      """
      set -e
      home="${FLINK_HOME:-/opt/flink}"
      for jar in "$home"/plugins/*/flink-s3-fs-hadoop-*.jar "$home"/opt/flink-s3-fs-hadoop-*.jar; do
        if [ -f "$jar" ]; then break; fi
      done
      if [ ! -f "$jar" ]; then
        echo "no flink-s3-fs-hadoop-*.jar in plugins or opt of $home; put the job's jar into the image" >&2
        exit 1
      fi
      conf="$(mktemp -d)"
      echo '<configuration/>' > "$conf/core-site.xml"
      exec java -cp "$conf:$jar:$home/lib/*" org.apache.hadoop.fs.FsShell "$@"
      """;

  private CopyCommand() {}

  /**
   * In an own image: with the S3A connector that Flink brings, so that no other image is needed.
   */
  static Block ofFlink(Described described, S3Uri from, String to, Map<String, String> options) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", WITH_HADOOP, "fetch-artifact"));
    command.addAll(Credentials.hadoopOptions(options).toList());
    command.addAll(List.of("-get", "-f", from.with(S3Uri.Scheme.S3A).toString(), to));
    String image =
        Optional.ofNullable(described.spec().image())
            .orElseGet(() -> described.imageOption().orElse(""));
    return Block.with("image", image)
        .and("imagePullPolicy", described.spec().imagePullPolicy())
        .and("command", command);
  }

  /** Beside EMR's image: with the AWS CLI, as EMR's operator does it. */
  static Block ofAwsCli(S3Uri from, String to, Map<String, String> options) {
    List<String> command = new ArrayList<>(List.of("aws", "s3", "cp", "--only-show-errors"));
    Optional.ofNullable(options.get("s3.endpoint"))
        .ifPresent(endpoint -> command.addAll(List.of("--endpoint-url", endpoint)));
    command.addAll(List.of(from.with(S3Uri.Scheme.S3).toString(), to));
    return Block.with("image", AWS_CLI).and("command", command);
  }
}
