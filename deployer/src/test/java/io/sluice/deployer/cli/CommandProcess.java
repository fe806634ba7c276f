package io.sluice.deployer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command in a process of its own, as a user starts and interrupts it. */
final class CommandProcess {
  private CommandProcess() {}

  /** Starts a command on a cluster; both streams go to a file. */
  static Process start(Path kubeconfig, Path output, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dsluice.home=" + System.getProperty("sluice.home"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Sluice.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    return builder.start();
  }

  /** Sends what Ctrl-C sends. */
  static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }
}
