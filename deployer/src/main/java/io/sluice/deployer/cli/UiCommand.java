package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ui.UiListener;
import io.sluice.deployer.cluster.ui.WebUi;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a job's web UI reachable from this machine. */
@Command(
    name = "ui",
    description =
        "Forwards a job's web UI to this machine and prints its address; stays until Ctrl-C.",
    footer = {
      "",
      "It goes on with another JobManager when the one that serves it is gone.",
      "",
      "Example:",
      "  sluice ui web-sessions"
    })
final class UiCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A FlinkDeployment or FlinkSessionJob.")
  String name;

  @Mixin LiveChoice choice;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "The port here; another where it is taken (default: ${DEFAULT-VALUE}).")
  int port;

  @SuppressWarnings("NullAway.Init")
  UiCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandException.usage(
          "--port: " + port + " is no port", "give one from 1 to " + HIGHEST_PORT);
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Cluster cluster = choice.connect()) {
      FlinkChoice flink = FlinkChoice.of(choice.find(cluster, name));
      WebUi ui = new WebUi(cluster, flink.namespace(), flink.name(), new Printed(name, out, err));
      int free = freePort(err);
      UntilInterrupted.run(() -> ui.serve(free), out::flush);
    }
    return ExitCode.OK;
  }

  private int freePort(PrintWriter err) {
    int free = open(port);
    if (free < 0) {
      free = open(0);
      err.println(name + ": port " + port + " is taken; taking " + free);
      err.flush();
    }
    return free;
  }

  /** The port if it could be opened; for 0 any that is free; else -1. */
  private static int open(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return -1;
    }
  }

  private record Printed(String name, PrintWriter out, PrintWriter err) implements UiListener {
    @Override
    public void waiting() {
      err.println(name + ": waiting for a JobManager that is ready");
      err.flush();
    }

    @Override
    public void open(URI address, String pod) {
      out.println(address);
      out.flush();
      err.println(name + ": served by " + pod + " (Ctrl-C ends it)");
      err.flush();
    }

    @Override
    public void lost(String pod) {
      err.println(name + ": " + pod + " is gone; waiting for another JobManager");
      err.flush();
    }
  }
}
