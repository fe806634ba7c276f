package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.ApiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The kubeconfig of a test's API server, for commands run here and in a process of their own. */
final class Kubeconfig implements BeforeEachCallback, AfterEachCallback {
  private final ApiServer server;
  private Path file;

  Kubeconfig(ApiServer server) {
    this.server = server;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    file = Files.createTempFile("kubeconfig", ".yaml");
    Files.writeString(file, server.kubeconfig());
    System.setProperty("kubeconfig", file.toString());
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    System.clearProperty("kubeconfig");
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  /** Runs a command here. */
  static TestProject.Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Sluice.run(new PrintWriter(out), new PrintWriter(err), args);
    return new TestProject.Result(exitCode, out.toString(), err.toString());
  }

  /** Starts a command in a process of its own, as a user does; both streams go to a file. */
  Process start(Path output, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Sluice.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("KUBECONFIG", file.toString());
    return builder.start();
  }

  /** Sends what Ctrl-C sends. */
  static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }
}
