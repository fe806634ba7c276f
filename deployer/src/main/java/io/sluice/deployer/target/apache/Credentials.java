package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.EmrVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the S3A connector finds credentials. EMR's operator names a provider; without one S3A asks
 * neither IRSA nor Pod Identity (its {@code core-default.xml}), and the Presto connector already
 * uses the default chain.
 */
final class Credentials {
  static final String PROVIDER = "fs.s3a.aws.credentials.provider";
  private static final String SDK_1 = "com.amazonaws.auth.DefaultAWSCredentialsProviderChain";
  private static final String SDK_2 =
      "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider";
  private static final EmrVersion FIRST_WITH_SDK_2 = new EmrVersion(7, 8, 0);
  private static final List<String> PREFIXES = List.of("fs.s3a.", "s3a.", "s3.");
  private static final List<String> OWN =
      List.of("aws.credentials.provider", "access-key", "access.key");

  private final Described described;

  Credentials(Described described) {
    this.described = described;
  }

  /** Adds the default chain, unless the description says where credentials come from. */
  void describe(Map<String, String> options) {
    boolean own =
        PREFIXES.stream()
            .flatMap(prefix -> OWN.stream().map(prefix::concat))
            .anyMatch(options::containsKey);
    if (!own) {
      options.put(PROVIDER, hasSdk2() ? SDK_2 : SDK_1);
    }
  }

  /** The options of the S3A connector, as Hadoop knows them. */
  static Stream<String> hadoopOptions(Map<String, String> options) {
    return options.entrySet().stream()
        .flatMap(
            option ->
                PREFIXES.stream()
                    .filter(option.getKey()::startsWith)
                    .map(prefix -> option.getKey().substring(prefix.length()))
                    .map(key -> "-Dfs.s3a." + hadoopKey(key) + "=" + option.getValue()));
  }

  /** Flink takes some of Hadoop's keys in Presto's spelling, too. */
  private static String hadoopKey(String key) {
    return switch (key) {
      case "access-key" -> "access.key";
      case "secret-key" -> "secret.key";
      case "path-style-access" -> "path.style.access";
      default -> key;
    };
  }

  private boolean hasSdk2() {
    return described.isEmrImage()
        && described.spec().emrReleaseLabel() != null
        && described.spec().emrReleaseLabel().release().isAtLeast(FIRST_WITH_SDK_2);
  }
}
