package io.sluice.deployer.aws;

import io.sluice.deployer.spec.Region;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The S3 server of a local run for the tests of a class, which checks signatures; its buckets are
 * empty before each test. The SDK of this JVM has its keys meanwhile.
 */
public final class LocalS3
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final String KEY = "local-key";
  private static final String SECRET = "local-secret";

  private final List<String> buckets;
  private Path root;
  private Process server;
  private URI endpoint;
  private Aws aws;

  /**
   * @param buckets the buckets that there are
   */
  public LocalS3(String... buckets) {
    this.buckets = List.of(buckets);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    root = Files.createTempDirectory("s3");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", "runtime/s3/target/dist/*", "io.sluice.runtime.s3.S3Server"));
    command.addAll(List.of("--store", root.toString()));
    buckets.forEach(bucket -> command.addAll(List.of("--bucket", bucket)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", SECRET));
    server = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
    endpoint = URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    for (String bucket : buckets) {
      try (Stream<Path> files = Files.walk(root.resolve(bucket))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          if (!file.equals(root.resolve(bucket))) {
            Files.delete(file);
          }
        }
      }
    }
    System.setProperty("aws.accessKeyId", KEY);
    System.setProperty("aws.secretAccessKey", SECRET);
    aws = Aws.connect(new AwsSettings(Region.parse("us-east-1"), null, endpoint));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    aws.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.destroy();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  /** A connection to it. */
  public Aws aws() {
    return aws;
  }

  /** Puts objects there, each holding its key. */
  public void put(String bucket, String... keys) {
    for (String key : keys) {
      aws.s3().putObject(one -> one.bucket(bucket).key(key), RequestBody.fromString(key));
    }
  }

  /** Makes all objects that begin so as old as said. */
  public void age(String bucket, String prefix, Duration age) throws IOException {
    for (String key : objects(bucket)) {
      if (key.startsWith(prefix)) {
        Files.setLastModifiedTime(
            root.resolve(bucket).resolve(key), FileTime.from(Instant.now().minus(age)));
      }
    }
  }

  /** The keys of a bucket, sorted. */
  public List<String> objects(String bucket) {
    return aws.s3().listObjectsV2Paginator(all -> all.bucket(bucket)).contents().stream()
        .map(one -> one.key())
        .sorted()
        .toList();
  }

  private int port() throws IOException {
    BufferedReader output = server.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("port=")) {
        return Integer.parseInt(line.substring("port=".length()));
      }
    }
    throw new IOException("the S3 server ended before it listened");
  }
}
