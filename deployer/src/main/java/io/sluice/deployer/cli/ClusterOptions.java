package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.UnknownContextException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which cluster a command speaks to. */
final class ClusterOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description =
          "A context of the kubeconfig (default: that of the environment, else its current one).")
  @Nullable String context;

  @SuppressWarnings("NullAway.Init")
  ClusterOptions() {}

  /**
   * A connection; whoever asks for it closes it. {@code --context} goes before the environment's
   * context, which is told on standard error where they differ.
   *
   * @param environment the one whose cluster is meant; null where none is
   * @throws CommandException if the kubeconfig has no such context
   */
  Cluster connect(@Nullable Environment environment) {
    @Nullable String described = environment == null ? null : environment.context();
    if (context != null && environment != null && described != null && !described.equals(context)) {
      err()
          .println(
              "note: --context "
                  + context
                  + " goes before context "
                  + described
                  + " of "
                  + Project.current().environmentFile(environment.name()));
    }
    @Nullable String chosen = context == null ? described : context;
    try {
      return Cluster.connect(chosen);
    } catch (UnknownContextException unknown) {
      throw UnknownContext.refusal(
          unknown, String.valueOf(chosen), context == null ? environment : null);
    }
  }

  /** Says on standard error what a command is about and where, before it does anything. */
  void announce(Cluster connection, String namespace, String name) {
    err().println(name + ": namespace " + namespace + " of " + connection);
    err().flush();
  }

  /** How to choose the same cluster in another command that is told no environment. */
  String asTyped(@Nullable Environment environment) {
    @Nullable String described = environment == null ? null : environment.context();
    return Typed.option("--context", context == null ? described : context);
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
