package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.delete.Remains;
import io.sluice.deployer.cluster.live.LiveResource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "says so. Checkpoints and savepoints stay, unless --purge is given: it lists what",
      "goes with the deployment, asks, and keeps the last savepoint and all that another",
      "deployment shares.",
      "",
      "Examples:",
      "  sluice delete web-sessions --env dev",
      "  sluice delete web-sessions --no-savepoint --yes",
      "  sluice delete web-sessions --env dev --purge",
      "  sluice delete --force web-sessions      one that is stuck in deletion"
    })
final class DeleteCommand implements Callable<Integer> {
  @Mixin LiveChoice choice;
  @Mixin PatienceOptions patience;
  @Mixin PurgeOptions purge;
  @Mixin OutputOption output;

  @Parameters(paramLabel = "NAME", description = "The deployment or session job in the cluster.")
  String name;

  @Option(names = "--no-savepoint", description = "Delete it with its state.")
  boolean noSavepoint;

  @Option(
      names = "--force",
      description = "Remove the operator's finalizer from one that is stuck in deletion.")
  boolean force;

  @Option(names = "--yes", description = "Confirm that state is lost, or purged.")
  boolean yes;

  @SuppressWarnings("NullAway.Init")
  DeleteCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (force && patience.noWait) {
      throw CommandException.usage(
          "--force has to wait for the effect of each step", "leave --no-wait out");
    }
    purge.check(choice, force, noSavepoint, patience.noWait);
    try (Cluster connection = choice.connect()) {
      if (!purge.purge) {
        return delete(connection, AfterDeletion.NOTHING, find(connection));
      }
      Environment environment = Project.current().environment(String.valueOf(choice.environment));
      try (Aws aws = purge.aws.connect(environment)) {
        if (environment.overrides().s3Endpoint() == null) {
          AwsOptions.requireAccount(aws, environment);
        }
        Optional<LiveResource> live = find(connection);
        PurgeCourse purging =
            new PurgeCourse(
                connection,
                aws,
                environment,
                PurgeSubject.of(connection, environment, live, name),
                purge,
                output.err(),
                asTyped());
        purging.announce(yes);
        if (live.isEmpty() && !noSavepoint) {
          purging.requireNoLoss();
        }
        return delete(connection, purging, live);
      }
    }
  }

  private int delete(Cluster connection, AfterDeletion after, Optional<LiveResource> live)
      throws IOException, InterruptedException {
    DeleteReport report = new DeleteReport(output, name);
    DeleteCourse course = new DeleteCourse(connection, patience, report, asTyped(), after);
    if (live.isPresent()) {
      return force
          ? course.force(live.get(), noSavepoint, yes)
          : course.delete(live.get(), noSavepoint, yes);
    }
    boolean finished =
        course.finishes(
            namespace(connection), name, force, noSavepoint || purge.purge, yes || purge.purge);
    if (!finished && !purge.purge) {
      choice.find(connection, name);
      throw CommandException.failed(name + " has just come into being", "run it again");
    } else if (!finished) {
      report.done(new Remains(List.of(), List.of()), after.run(null));
    }
    return ExitCode.OK;
  }

  /** None if it is gone: an earlier run may have been interrupted after that. */
  private Optional<LiveResource> find(Cluster connection) {
    try {
      LiveResource live = choice.find(connection, name);
      choice.cluster.announce(connection, live.namespace(), name);
      return Optional.of(live);
    } catch (CommandException absent) {
      if (absent.exitCode() == ExitCode.USAGE) {
        throw absent;
      }
      choice.cluster.announce(connection, namespace(connection), name);
      return Optional.empty();
    }
  }

  private String namespace(Cluster connection) {
    String asked = choice.askedNamespace();
    return asked == null ? connection.defaultNamespace() : asked;
  }

  private String asTyped() {
    return "sluice delete "
        + (force ? "--force " : "")
        + name
        + (noSavepoint ? " --no-savepoint" : "")
        + (purge.purge ? " --purge" : "")
        + (purge.savepoints ? " --purge-savepoints" : "")
        + (purge.unseen ? " --purge-unseen" : "")
        + choice.asTyped();
  }
}
