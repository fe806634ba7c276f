package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cleanup.Belongings;
import io.sluice.deployer.cleanup.Claims;
import io.sluice.deployer.cleanup.Garbage;
import io.sluice.deployer.cleanup.LogPlace;
import io.sluice.deployer.cleanup.Orphan;
import io.sluice.deployer.cleanup.Population;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports what no deployment uses any more. */
@Command(
    name = "garbage",
    description =
        "Reports checkpoints, HA metadata, changelogs, savepoints, logs, HA ConfigMaps and volume"
            + " claims that belong to no deployment, described or live.",
    footer = {
      "",
      "Nothing is deleted without --delete. Savepoints, and volume claims that do not say that they",
      "are Flink's, are only reported.",
      "",
      "Examples:",
      "  sluice garbage --env dev",
      "  sluice garbage -n flink              only what is in the cluster",
      "  sluice garbage --env dev --min-age 30d --delete"
    })
final class GarbageCommand implements Callable<Integer> {
  private static final String USUAL = "dev";

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "The environment (default: dev, unless --namespace is given).")
  @Nullable String environment;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The namespace (default: that of --env); without --env nothing else.")
  @Nullable String namespace;

  @Option(
      names = "--min-age",
      paramLabel = "DURATION",
      defaultValue = "1d",
      converter = DurationConverter.class,
      description = "What was written since then does not count (default: ${DEFAULT-VALUE}).")
  Duration minAge;

  @Option(names = "--delete", description = "Delete it, after asking.")
  boolean delete;

  @Mixin Confirmation confirmation;
  @Mixin ClusterOptions cluster;
  @Mixin AwsOptions aws;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  GarbageCommand() {}

  @Override
  public Integer call() throws IOException {
    Project project = Project.current();
    Environment chosen =
        environment == null && namespace != null
            ? null
            : project.environment(Objects.requireNonNullElse(environment, USUAL));
    try (Cluster connection = cluster.connect(chosen)) {
      String where = namespace == null ? Objects.requireNonNull(chosen).namespace() : namespace;
      Population population = Population.of(connection, where);
      Described described = new Described(project);
      Claims claims = described.claims().and(population.belongings());
      Garbage garbage = new Garbage(claims, Instant.now().minus(minAge));
      List<Orphan> orphans = new ArrayList<>(garbage.cluster(connection, where));
      if (chosen == null) {
        return finish(orphans, population.everywhere());
      }
      try (Aws account = aws.connect(chosen)) {
        if (chosen.overrides().s3Endpoint() == null) {
          AwsOptions.requireAccount(account, chosen);
        }
        orphans.addAll(garbage.state(account, chosen.buckets().state().name()));
        orphans.addAll(garbage.logs(account, groups(described.claims(chosen), population, where)));
        return finish(orphans, population.everywhere());
      }
    }
  }

  /** The log groups that the environment's deployments name, described or live. */
  private static Set<String> groups(Claims described, Population population, String namespace) {
    return described
        .and(
            population.belongings().stream()
                .filter(one -> one.owner().namespace().equals(namespace))
                .toList())
        .all()
        .stream()
        .map(Belongings::logs)
        .filter(Objects::nonNull)
        .map(LogPlace::group)
        .collect(Collectors.toSet());
  }

  private int finish(List<Orphan> orphans, boolean everywhere) {
    GarbageReport report = new GarbageReport(orphans, everywhere);
    List<Orphan> going = orphans.stream().filter(orphan -> orphan.leftover().deletable()).toList();
    if (!delete || going.isEmpty()) {
      output.print(report.data(0), report);
      return ExitCode.OK;
    }
    if (!everywhere) {
      throw CommandException.failed(
          "garbage: not all namespaces can be looked at, so what looks unused may be used",
          "have somebody delete it who may list FlinkDeployments and ConfigMaps of all namespaces");
    }
    output.err().println(report);
    output.err().flush();
    confirmation.require("delete " + GarbageReport.sum(going));
    output.print(report.data(delete(going)), "deleted " + GarbageReport.sum(going));
    return ExitCode.OK;
  }

  private static int delete(List<Orphan> going) {
    int done = 0;
    for (Orphan orphan : going) {
      try {
        orphan.deletion().run();
      } catch (AwsException refused) {
        throw stopped(refused.getMessage(), refused.fix(), done, going.size());
      } catch (ClusterException refused) {
        throw stopped(refused.getMessage(), refused.fix(), done, going.size());
      }
      done++;
    }
    return done;
  }

  private static CommandException stopped(@Nullable String what, String fix, int done, int of) {
    return CommandException.failed(
        what + "; " + done + " of " + of + " leftovers are deleted", fix + ", and run it again");
  }
}
