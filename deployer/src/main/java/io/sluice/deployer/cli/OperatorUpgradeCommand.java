package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.install.InstallationPlan;
import io.sluice.deployer.cluster.install.OperatorInstaller;
import io.sluice.deployer.cluster.install.Restoration;
import io.sluice.deployer.cluster.install.SavedResources;
import io.sluice.deployer.cluster.operate.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Upgrades the operator. */
@Command(
    name = "upgrade",
    description =
        "Upgrades the operator to the release and the values of its description, its definitions of"
            + " resources included, and waits until it is available.",
    footer = {
      "",
      "Definitions are replaced in place, and no job is touched. With --recreate-crds it is done",
      "as EMR documents it: uninstalled, the definitions deleted, installed anew. That deletes",
      "every FlinkDeployment, so before it each job with state takes a savepoint, and a copy of",
      "each resource is written; after it they are put back. What a job does between its",
      "savepoint and its end it does again.",
      "",
      "Examples:",
      "  sluice operator upgrade --env dev --dry-run",
      "  sluice operator upgrade --env dev --recreate-crds --save-to ./before"
    })
final class OperatorUpgradeCommand implements Callable<Integer> {
  @Mixin OperatorChoice choice;
  @Mixin ChartOptions charts;
  @Mixin SaveOption save;
  @Mixin TimeoutOption timeout;
  @Mixin Confirmation confirmation;
  @Mixin OutputOption output;

  @Option(names = "--dry-run", description = "Say what would change; change nothing.")
  boolean dryRun;

  @Option(
      names = "--recreate-crds",
      description =
          "Delete the definitions and install anew; jobs are stopped with a savepoint and put back.")
  boolean recreate;

  @SuppressWarnings("NullAway.Init")
  OperatorUpgradeCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Cluster cluster = choice.connect()) {
      OperatorInstaller installer =
          new OperatorInstaller(
              cluster,
              choice.helm(timeout.duration),
              new Waiting(timeout.duration, FollowListener.NONE),
              new Steps(output.err()));
      InstallationPlan plan =
          installer.planUpgrade(choice.installation(charts.chart, charts.version));
      List<String> steps = recreate && !plan.isEmpty() ? installer.stepsOfRecreation() : List.of();
      if (dryRun || plan.isEmpty()) {
        Map<String, Object> data =
            OperatorReport.data(plan, plan.isEmpty() ? "unchanged" : "planned");
        data.put("resources", steps);
        output.print(data, OperatorReport.text(plan, steps));
        return ExitCode.OK;
      }
      choice.announce(cluster);
      return recreate ? recreate(installer, plan, steps) : upgrade(installer, plan);
    }
  }

  private int upgrade(OperatorInstaller installer, InstallationPlan plan)
      throws InterruptedException {
    confirmation.require(plan.summary() + "; go on");
    installer.upgrade(plan);
    output.print(OperatorReport.data(plan, "upgraded"), done(plan));
    return ExitCode.OK;
  }

  private int recreate(OperatorInstaller installer, InstallationPlan plan, List<String> steps)
      throws IOException, InterruptedException {
    PrintWriter err = output.err();
    steps.forEach(err::println);
    err.flush();
    confirmation.require(
        plan.summary()
            + "; "
            + steps.size()
            + " resources of Flink are saved, deleted with their definitions, and put back; go on");
    SavedResources folder = save.saved(choice.environment);
    Interruption interruption =
        Interruption.telling(
            err,
            "interrupted; when "
                + folder.folder().resolve("index.json")
                + " is there, and an operator runs again, every job goes on from its savepoint with"
                + " 'sluice operator restore "
                + folder.folder()
                + "'");
    List<Restoration.Result> restored;
    try {
      restored = installer.recreate(plan, folder);
    } finally {
      interruption.remove();
    }
    Map<String, Object> data = OperatorReport.data(plan, "upgraded");
    data.put("saved", folder.folder().toString());
    data.put("restored", OperatorReport.data(restored));
    output.print(
        data,
        restored.stream().map(result -> result + "\n").collect(Collectors.joining())
            + "copies: "
            + folder.folder()
            + "\n"
            + done(plan));
    return OperatorRestoreCommand.exitCode(restored);
  }

  private String done(InstallationPlan plan) {
    return plan.wanted()
        + " is upgraded and available: "
        + plan.chart().id()
        + "\nundo: put the description of before back and run it again: "
        + choice.command("upgrade");
  }
}
