package io.sluice.deployer.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The S3 server of a local run, on an address that pods reach. */
public final class S3Store implements AutoCloseable {
  /** The bucket for checkpoints, savepoints and HA metadata. */
  public static final String STATE = "e2e-state";

  /** The bucket for what jobs write. */
  public static final String DATA = "e2e-data";

  /** The address of this machine as pods see it. */
  static final String HOST =
      Objects.requireNonNullElse(System.getenv("SLUICE_E2E_HOST"), "198.18.0.1");

  private final Path root;
  private final Process server;
  private final URI endpoint;
  private final Map<String, String> credentials;

  private S3Store(Path root, Process server, int port, Map<String, String> credentials) {
    this.root = root;
    this.server = server;
    this.endpoint = URI.create("http://" + HOST + ":" + port);
    this.credentials = credentials;
  }

  static S3Store start(Path root) throws IOException {
    Files.createDirectories(root);
    Map<String, String> credentials =
        Map.of("AWS_ACCESS_KEY_ID", random(8), "AWS_SECRET_ACCESS_KEY", random(20));
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "runtime/s3/target/dist/*",
                "io.sluice.runtime.s3.S3Server",
                "--store",
                root.toString(),
                "--listen",
                HOST + ":0",
                "--bucket",
                STATE,
                "--bucket",
                DATA)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    command.environment().putAll(credentials);
    Process server = command.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
    return new S3Store(root, server, port(server), credentials);
  }

  /** The address, as pods see it. */
  public URI endpoint() {
    return endpoint;
  }

  /** The names of the objects of a bucket that begin so; sorted. */
  public List<String> objects(String bucket, String prefix) throws IOException {
    Path folder = root.resolve(bucket);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  Map<String, String> credentials() {
    return credentials;
  }

  @Override
  public void close() {
    server.destroy();
  }

  private static int port(Process server) throws IOException {
    BufferedReader output = server.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("port=")) {
        return Integer.parseInt(line.substring("port=".length()));
      }
    }
    throw new IOException(
        "the S3 server ended before it listened; is runtime/s3/target/dist built ('mvn package -DskipTests')?");
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
