package io.sluice.deployer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A project in a temporary folder with one environment, and the command run in it. */
final class TestProject implements BeforeEachCallback, AfterEachCallback {
  static final String ENVIRONMENT =
      """
      account: "111122223333"
      region: eu-west-1
      namespace: flink
      release: emr-7.13.0-flink-latest
      buckets:
        state: example-state
        artifacts: example-artifacts
        data: example-data
        logs: example-logs
      roles:
        job: arn:aws:iam::111122223333:role/job
        operator: arn:aws:iam::111122223333:role/operator
      """;

  private Path root;

  /** What a command printed and returned. */
  record Result(int exitCode, String out, String err) {}

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    root = Files.createTempDirectory("project").toRealPath();
    write("manifests/environments/test.yaml", ENVIRONMENT);
    System.setProperty("sluice.home", root.toString());
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (root == null) {
      return;
    }
    System.clearProperty("sluice.home");
    try (var files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(TestProject::delete);
    }
  }

  Path root() {
    return root;
  }

  Path write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Sluice.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** The same with a namespace. */
  Result runIn(String namespace, String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "-n";
    all[args.length + 1] = namespace;
    return run(all);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
