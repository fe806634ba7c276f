package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.install.Restoration;
import io.sluice.deployer.cluster.install.SavedResources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts saved resources back. */
@Command(
    name = "restore",
    description =
        "Puts Flink's resources back that an upgrade or an uninstallation saved; each job goes on"
            + " from its savepoint.",
    footer = {
      "",
      "What is in the cluster is left alone, so it can be run again. Jobs that were suspended or",
      "had ended are left out, unless --all says otherwise.",
      "",
      "Examples:",
      "  sluice operator restore .sluice/operator/dev-20260101-120000 --dry-run",
      "  sluice operator restore .sluice/operator/dev-20260101-120000"
    })
final class OperatorRestoreCommand implements Callable<Integer> {
  @Mixin ClusterOptions connection;
  @Mixin OutputOption output;

  @Parameters(paramLabel = "DIR", description = "The folder with the copies.")
  Path folder;

  @Option(names = "--all", description = "Also those that were suspended or had ended: they run.")
  boolean all;

  @Option(names = "--dry-run", description = "Say what would be put back; change nothing.")
  boolean dryRun;

  @SuppressWarnings("NullAway.Init")
  OperatorRestoreCommand() {}

  @Override
  public Integer call() throws IOException {
    try (Cluster cluster = connection.connect(null)) {
      List<Restoration.Result> results =
          new Restoration(cluster).run(new SavedResources(folder), all, dryRun);
      output.print(
          OperatorReport.data(results),
          results.stream().map(Restoration.Result::toString).collect(Collectors.joining("\n")));
      return exitCode(results);
    }
  }

  static int exitCode(List<Restoration.Result> results) {
    return results.stream().anyMatch(one -> one.verdict() == Restoration.Verdict.FAILED)
        ? ExitCode.FAILED
        : ExitCode.OK;
  }
}
