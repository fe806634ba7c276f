package io.sluice.deployer.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a deployment's state and logs go with it. */
final class PurgeOptions {
  @Option(
      names = "--purge",
      description =
          "Delete its checkpoints, HA metadata, old savepoints and logs as well, after it is gone;"
              + " the last savepoint stays. Needs --env.")
  boolean purge;

  @Option(names = "--purge-savepoints", description = "With --purge: the last savepoint goes, too.")
  boolean savepoints;

  @Option(
      names = "--purge-unseen",
      description =
          "With --purge: go on although not all namespaces can be looked at for deployments that"
              + " share its state.")
  boolean unseen;

  @Mixin AwsOptions aws;

  @SuppressWarnings("NullAway.Init")
  PurgeOptions() {}

  /** Refuses what makes no sense together. */
  void check(LiveChoice choice, boolean force, boolean noSavepoint, boolean noWait) {
    if (!purge) {
      if (savepoints || unseen) {
        throw CommandException.usage(
            (savepoints ? "--purge-savepoints" : "--purge-unseen") + " says how to purge",
            "add --purge");
      }
      return;
    }
    if (choice.environment == null) {
      throw CommandException.usage(
          "--purge: in which account and Region is its state?", "say so with --env");
    }
    if (noWait) {
      throw CommandException.usage(
          "--purge has to wait until the job has ended", "leave --no-wait out");
    }
    if (force && !noSavepoint) {
      throw CommandException.usage(
          "--purge: --force takes no savepoint, and its checkpoints would be lost",
          "add --no-savepoint if that is meant, or leave --purge out");
    }
  }
}
