package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a deployment out of the cluster. */
@Command(
    name = "delete",
    description =
        "Takes a savepoint, deletes a deployment or session job, waits until all of it is gone,"
            + " and lists what is left.",
    footer = {
      "",
      "Without a savepoint nothing is deleted that has state, unless --no-savepoint",
      "says so. Checkpoints and savepoints are never deleted.",
      "",
      "Examples:",
      "  sluice delete web-sessions --env dev",
      "  sluice delete web-sessions --no-savepoint --yes",
      "  sluice delete --force web-sessions      one that is stuck in deletion"
    })
final class DeleteCommand implements Callable<Integer> {
  @Mixin LiveChoice choice;
  @Mixin PatienceOptions patience;
  @Mixin OutputOption output;

  @Parameters(paramLabel = "NAME", description = "The deployment or session job in the cluster.")
  String name;

  @Option(names = "--no-savepoint", description = "Delete it with its state.")
  boolean noSavepoint;

  @Option(
      names = "--force",
      description = "Remove the operator's finalizer from one that is stuck in deletion.")
  boolean force;

  @Option(names = "--yes", description = "Confirm that state is lost.")
  boolean yes;

  @SuppressWarnings("NullAway.Init")
  DeleteCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (force && patience.noWait) {
      throw CommandException.usage(
          "--force has to wait for the effect of each step", "leave --no-wait out");
    }
    try (Cluster connection = choice.connect()) {
      DeleteCourse course =
          new DeleteCourse(connection, patience, new DeleteReport(output, name), asTyped());
      LiveResource live = find(connection, course);
      if (live == null) {
        return ExitCode.OK;
      }
      return force ? course.force(live, noSavepoint, yes) : course.delete(live, noSavepoint, yes);
    }
  }

  /** An earlier run may have been interrupted after the resource was gone. */
  private @Nullable LiveResource find(Cluster connection, DeleteCourse course)
      throws IOException, InterruptedException {
    try {
      LiveResource live = choice.find(connection, name);
      choice.cluster.announce(connection, live.namespace(), name);
      return live;
    } catch (CommandException absent) {
      if (absent.exitCode() == ExitCode.USAGE) {
        throw absent;
      }
      String asked = choice.askedNamespace();
      String namespace = asked == null ? connection.defaultNamespace() : asked;
      choice.cluster.announce(connection, namespace, name);
      if (course.finishes(namespace, name, force, noSavepoint, yes)) {
        return null;
      }
      throw absent;
    }
  }

  private String asTyped() {
    return "sluice delete "
        + (force ? "--force " : "")
        + name
        + (noSavepoint ? " --no-savepoint" : "")
        + choice.asTyped();
  }
}
