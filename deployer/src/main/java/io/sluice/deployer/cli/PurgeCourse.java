package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cleanup.Belongings;
import io.sluice.deployer.cleanup.Claims;
import io.sluice.deployer.cleanup.Owner;
import io.sluice.deployer.cleanup.Population;
import io.sluice.deployer.cleanup.Purge;
import io.sluice.deployer.cleanup.PurgePlan;
import io.sluice.deployer.cleanup.PurgePlanner;
import io.sluice.deployer.cleanup.StateKind;
import io.sluice.deployer.cluster.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The course of a purge: what would go is listed and agreed to before anything is deleted; what has
 * gone in the end is decided anew once the job has ended.
 */
final class PurgeCourse implements AfterDeletion {
  private final Cluster cluster;
  private final Aws aws;
  private final Environment environment;
  private final Belongings mine;
  private final PurgeOptions options;
  private final PrintWriter err;
  private final String again;

  /**
   * @param mine what the deployment uses
   * @param again the command that goes on where this one ends
   */
  PurgeCourse(
      Cluster cluster,
      Aws aws,
      Environment environment,
      Belongings mine,
      PurgeOptions options,
      PrintWriter err,
      String again) {
    this.cluster = cluster;
    this.aws = aws;
    this.environment = environment;
    this.mine = mine;
    this.options = options;
    this.err = err;
    this.again = again;
  }

  /**
   * Tells what would go now, and has it agreed to.
   *
   * @throws CommandException if it is not agreed to; nothing is deleted
   */
  void announce(boolean yes) throws IOException {
    String name = mine.owner().name();
    PurgeReport report = new PurgeReport(plan(null));
    err.println(
        name + ": with it goes, as of now, " + report.sum() + report.lines("goes ", "stays"));
    err.flush();
    LossConfirmation.of(err)
        .require(yes, name, "delete: --purge deletes state and logs of " + name + " for good");
  }

  /** Whether there is a savepoint, or no state at all, so that nothing would be lost. */
  void requireNoLoss() throws IOException {
    PurgePlan plan = plan(null);
    boolean checkpoints =
        plan.removals().stream().anyMatch(one -> one.place().kind() == StateKind.CHECKPOINTS);
    boolean savepoint = plan.kept().stream().anyMatch(kept -> kept.startsWith("savepoint "));
    if (checkpoints && !savepoint) {
      throw new CommandException(
          ExitCode.STATE_PROTECTED,
          "delete: nothing was purged, because no savepoint of "
              + mine.owner().name()
              + " is there, and its checkpoints are all that is left of its state",
          "lose it with --no-savepoint, or start the job again from a checkpoint");
    }
  }

  @Override
  public PurgeReport run(@Nullable String savepoint) throws IOException, InterruptedException {
    PurgePlan plan = plan(savepoint);
    AtomicInteger gone = new AtomicInteger();
    String name = mine.owner().name();
    Interruption told =
        Interruption.telling(
            err, () -> stopped(name, gone.get(), plan) + "; go on with '" + again + "'");
    try {
      new Purge(aws, (done, of) -> gone.set(done)).run(plan);
    } catch (AwsException refused) {
      throw CommandException.failed(
          refused.getMessage() + "; " + stopped(name, gone.get(), plan),
          refused.fix() + ", and go on with '" + again + "'");
    } finally {
      told.remove();
    }
    return new PurgeReport(plan);
  }

  private static String stopped(String name, int gone, PurgePlan plan) {
    return name + " is deleted, and " + gone + " of " + plan.objects() + " objects that it leaves";
  }

  private PurgePlan plan(@Nullable String savepoint) throws IOException {
    Owner owner = mine.owner();
    Population population = Population.of(cluster, owner.namespace());
    if (!population.everywhere() && !options.unseen) {
      throw CommandException.failed(
          "delete: --purge: deployments of other namespaces may share its state, and they cannot be"
              + " looked at",
          "have somebody do it who may list FlinkDeployments and ConfigMaps of all namespaces, or"
              + " go on with --purge-unseen");
    }
    Claims others =
        new Described(Project.current())
            .claims()
            .and(population.belongings())
            .without(
                new HashSet<>(
                    List.of(
                        owner,
                        Owner.live(owner.namespace(), owner.name()),
                        Owner.described(environment.name(), owner.namespace(), owner.name()))));
    return PurgePlanner.plan(aws, mine, others, savepoint, options.savepoints);
  }
}
