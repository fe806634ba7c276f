package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.apply.Applied;
import io.sluice.deployer.cluster.apply.Apply;
import io.sluice.deployer.cluster.apply.ApplyOptions;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.live.ResourceName;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the cluster what is described. */
@Command(
    name = "apply",
    description = "Applies a description to the cluster; refuses what would lose state.",
    footer = {
      "",
      "Applying twice changes nothing. Interrupted, the same command finishes the work.",
      "",
      "Examples:",
      "  sluice apply web-sessions --env prod --wait",
      "  sluice apply -f web-sessions.yaml -n flink --allow-state-loss web-sessions"
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin ApplyChoice choice;
  @Mixin WaitOptions waiting;
  @Mixin OutputOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A deployment of the catalogue, or one of several in the file.")
  @Nullable String name;

  @Option(
      names = "--allow-state-loss",
      paramLabel = "NAME",
      description = "Go on although the state of this deployment is lost.")
  @Nullable String allowStateLoss;

  @Option(
      names = "--take-over",
      description = "Take fields over that other managers, such as kubectl, have set.")
  boolean takeOver;

  @SuppressWarnings("NullAway.Init")
  ApplyCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Cluster connection = choice.connect(name)) {
      List<KubernetesResource> resources = choice.resources(name, connection);
      ApplyReport report = new ApplyReport(output, choice.asTyped(name));
      List<Applied> applied = apply(connection, resources, report);
      report.tell(applied, connection);
      if (waiting.wait) {
        await(connection, applied.get(applied.size() - 1));
      }
      return ExitCode.OK;
    }
  }

  private List<Applied> apply(
      Cluster connection, List<KubernetesResource> resources, ApplyReport report)
      throws InterruptedException {
    try {
      return new InterruptibleApply(new Apply(connection), report)
          .run(resources, new ApplyOptions(allowStateLoss, takeOver));
    } catch (ClusterException failure) {
      throw choice.reasonOf(failure, connection, resources);
    }
  }

  private void await(Cluster connection, Applied applied) throws InterruptedException {
    ResourceName resource =
        new ResourceName(
            applied.kind(), Objects.requireNonNull(applied.namespace()), applied.name());
    String reached =
        waiting.await(
            connection,
            resource,
            Goals.stable(applied.generation()),
            output.err(),
            applied + " is applied",
            "see how it fares with 'sluice status "
                + applied.name()
                + choice.clusterAsTyped()
                + "', or wait again with 'sluice apply "
                + choice.asTyped(name)
                + " --wait'");
    (output.isJson() ? output.err() : output.out()).println(reached);
  }
}
