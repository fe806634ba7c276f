package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.install.OperatorRemoval;
import io.sluice.deployer.cluster.install.SavedResources;
import io.sluice.deployer.cluster.operate.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes the operator. */
@Command(
    name = "uninstall",
    description =
        "Uninstalls the operator with Helm, and deletes the service accounts, roles and bindings"
            + " that EMR's operator made itself.",
    footer = {
      "",
      "Jobs run on, and nobody looks after them. The definitions of resources stay unless",
      "--delete-crds says otherwise: then jobs with state take a savepoint, a copy of each",
      "resource is written, and they are deleted; 'sluice operator restore' puts them back under",
      "a new operator. Where a job's state cannot be saved nothing is done (exit code 4).",
      "",
      "Examples:",
      "  sluice operator uninstall --env dev --dry-run",
      "  sluice operator uninstall --env dev --delete-crds --save-to ./before"
    })
final class OperatorUninstallCommand implements Callable<Integer> {
  @Mixin OperatorChoice choice;
  @Mixin SaveOption save;
  @Mixin TimeoutOption timeout;
  @Mixin Confirmation confirmation;
  @Mixin OutputOption output;

  @Option(names = "--dry-run", description = "Say what would be deleted; change nothing.")
  boolean dryRun;

  @Option(
      names = "--delete-crds",
      description = "Delete the definitions, too, and with them every Flink resource.")
  boolean deleteDefinitions;

  @SuppressWarnings("NullAway.Init")
  OperatorUninstallCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Cluster cluster = choice.connect()) {
      OperatorRemoval removal =
          new OperatorRemoval(
              cluster,
              choice.helm(timeout.duration),
              choice.name,
              choice.namespace(),
              new Waiting(timeout.duration, FollowListener.NONE),
              new Steps(output.err()));
      OperatorRemoval.Plan plan = removal.plan(deleteDefinitions);
      if (plan.isEmpty()) {
        output.print(data(plan, "unchanged"), "nothing of " + choice.name + " is there");
        return ExitCode.OK;
      }
      if (dryRun) {
        output.print(data(plan, "planned"), text(plan));
        return ExitCode.OK;
      }
      choice.announce(cluster);
      return remove(removal, plan);
    }
  }

  private int remove(OperatorRemoval removal, OperatorRemoval.Plan plan)
      throws IOException, InterruptedException {
    PrintWriter err = output.err();
    err.println(text(plan));
    err.flush();
    confirmation.require("delete that");
    SavedResources folder = save.saved(choice.environment);
    removal.run(plan, deleteDefinitions, folder);
    Map<String, Object> data = data(plan, "uninstalled");
    StringBuilder text = new StringBuilder(choice.name + " is uninstalled");
    if (!plan.resources().isEmpty()) {
      data.put("saved", folder.folder().toString());
      text.append("\ncopies: ")
          .append(folder.folder())
          .append("\nundo: ")
          .append(choice.command("install"))
          .append(", then sluice operator restore ")
          .append(folder.folder());
    } else {
      text.append("\nundo: ").append(choice.command("install"));
    }
    output.print(data, text);
    return ExitCode.OK;
  }

  private static String text(OperatorRemoval.Plan plan) {
    List<String> lines = new ArrayList<>(plan.resources());
    plan.delete().forEach(one -> lines.add("delete " + one));
    plan.definitions().forEach(one -> lines.add("delete CustomResourceDefinition/" + one));
    plan.keep().forEach(one -> lines.add("keep " + one));
    plan.unattended().forEach(one -> lines.add("keep " + one + ", which nobody looks after then"));
    return String.join("\n", lines);
  }

  private static Map<String, Object> data(OperatorRemoval.Plan plan, String result) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("result", result);
    data.put("release", plan.release() == null ? null : plan.release().name());
    data.put("deleted", plan.delete());
    data.put("kept", plan.keep());
    data.put("resources", plan.resources());
    data.put("unattended", plan.unattended());
    data.put("definitions", plan.definitions());
    return data;
  }
}
