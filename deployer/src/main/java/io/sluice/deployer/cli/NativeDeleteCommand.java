package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.nativek8s.NativeJob;
import io.sluice.deployer.cluster.nativek8s.NativeRemoval;
import io.sluice.deployer.cluster.nativek8s.Removal;
import io.sluice.deployer.cluster.nativek8s.SavepointChoice;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a job in native mode, its state kept. */
@Command(
    name = "delete",
    description =
        "Stops a job in native mode with a savepoint, deletes it, waits until everything of it is"
            + " gone, and removes what 'sluice native run' made beside it.",
    footer = {
      "",
      "A job without checkpoints is deleted without a savepoint. One whose savepoint",
      "fails stays (exit code 4).",
      "",
      "Examples:",
      "  sluice native delete web-sessions -n flink",
      "  sluice native delete web-sessions -n flink --no-savepoint   its state is lost"
    })
final class NativeDeleteCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ClusterOptions connection;

  @Parameters(paramLabel = "NAME", description = "The job's name.")
  String name;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The namespace (default: that of --env, else the kubeconfig's).")
  @Nullable String namespace;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "The environment whose cluster and namespace are meant.")
  @Nullable String environment;

  @Option(
      names = "--savepoint-dir",
      paramLabel = "DIR",
      description = "Where the savepoint is to lie (default: as the job is configured).")
  @Nullable String savepointDirectory;

  @Option(names = "--no-savepoint", description = "Delete it without one; its state is lost.")
  boolean noSavepoint;

  @Mixin TimeoutOption timeout;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  NativeDeleteCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (noSavepoint && savepointDirectory != null) {
      throw CommandException.usage(
          "--no-savepoint leaves nothing to put into --savepoint-dir", "give one of the two");
    }
    PrintWriter err = spec.commandLine().getErr();
    @Nullable Environment chosen =
        environment == null ? null : Project.current().environment(environment);
    try (Cluster cluster = connection.connect(chosen)) {
      NativeJob job = new NativeJob(cluster, namespace(cluster, chosen), name);
      connection.announce(cluster, job.namespace(), name);
      NativeRemoval removal =
          new NativeRemoval(
              job,
              text -> {
                err.println(name + ": " + text);
                err.flush();
              });
      Interruption interruption = Interruption.telling(err, () -> interrupted(removal));
      try {
        return print(
            removal.run(new SavepointChoice(!noSavepoint, savepointDirectory), timeout.duration));
      } catch (ClusterException failure) {
        throw new MissingNamespace(cluster, job.namespace(), "").reasonOf(failure);
      } finally {
        interruption.remove();
      }
    }
  }

  private int print(Removal removal) {
    output.print(removal, text(removal));
    return ExitCode.OK;
  }

  private static String interrupted(NativeRemoval removal) {
    return "interrupted: "
        + removal.pending().orElse("run it again to finish; a savepoint that was told of is kept");
  }

  private String namespace(Cluster cluster, @Nullable Environment chosen) {
    if (namespace != null) {
      return namespace;
    }
    return chosen == null ? cluster.defaultNamespace() : chosen.namespace();
  }

  private String text(Removal removal) {
    StringBuilder text = new StringBuilder();
    if (removal.savepoint() != null) {
      text.append("savepoint: ")
          .append(removal.savepoint())
          .append("\nstart from it: sluice native run ")
          .append(name)
          .append(Typed.option("--env", environment))
          .append(Typed.option("--context", connection.context))
          .append(" --from-savepoint ")
          .append(removal.savepoint())
          .append('\n');
    }
    text.append("removed: ").append(String.join(", ", removal.removed()));
    removal.left().forEach(left -> text.append("\nleft: ").append(left));
    return text.toString();
  }
}
