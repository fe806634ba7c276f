package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.install.InstallationPlan;
import io.sluice.deployer.cluster.install.OperatorInstaller;
import io.sluice.deployer.cluster.operate.Waiting;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Installs the operator. */
@Command(
    name = "install",
    description =
        "Installs the operator with Helm and waits until it is available; definitions that are"
            + " there already are replaced by those of the chart.",
    footer = {
      "",
      "Where it is installed as it is described nothing changes.",
      "",
      "Examples:",
      "  sluice operator install --env dev --dry-run",
      "  sluice operator install --env dev",
      "  sluice operator install --env dev --chart ./flink-kubernetes-operator"
    })
final class OperatorInstallCommand implements Callable<Integer> {
  @Mixin OperatorChoice choice;
  @Mixin ChartOptions charts;
  @Mixin TimeoutOption timeout;
  @Mixin OutputOption output;

  @Option(names = "--dry-run", description = "Say what would be made; change nothing.")
  boolean dryRun;

  @SuppressWarnings("NullAway.Init")
  OperatorInstallCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (Cluster cluster = choice.connect()) {
      OperatorInstaller installer =
          new OperatorInstaller(
              cluster,
              choice.helm(timeout.duration),
              new Waiting(timeout.duration, FollowListener.NONE),
              new Steps(output.err()));
      InstallationPlan plan =
          installer.planInstall(choice.installation(charts.chart, charts.version));
      if (dryRun || plan.isEmpty()) {
        output.print(
            OperatorReport.data(plan, plan.isEmpty() ? "unchanged" : "planned"),
            OperatorReport.text(plan, List.of()));
        return ExitCode.OK;
      }
      choice.announce(cluster);
      installer.install(plan);
      output.print(
          OperatorReport.data(plan, "installed"),
          plan.wanted()
              + " is installed and available: "
              + plan.chart().id()
              + "\nundo: "
              + choice.command("uninstall"));
      return ExitCode.OK;
    }
  }
}
