package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.status.DetailsCollector;
import io.sluice.deployer.cluster.status.LiveDetails;
import io.sluice.deployer.cluster.status.StatusWatch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how deployments in a cluster fare. */
@Command(
    name = "status",
    description = "Says how deployments in a cluster fare: one, or all that may be seen.",
    footer = {
      "",
      "Checkpoints, tasks and restarts come from the JobManager; where it does not answer within",
      "5 seconds they are '?', and the rest is told all the same.",
      "",
      "Examples:",
      "  sluice status",
      "  sluice status web-sessions --watch"
    })
final class StatusCommand implements Callable<Integer> {
  private static final long CHECKPOINTS_ANEW_MILLIS = 15_000;
  private static final long MANY_CHANGES_AS_ONE_MILLIS = 300;
  private static final String CLEAR = "\u001b[H\u001b[2J";

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A FlinkDeployment or FlinkSessionJob (default: all).")
  @Nullable String name;

  @Option(
      names = {"-w", "--watch"},
      description = "Show it again whenever it changes, until Ctrl-C.")
  boolean watch;

  @Mixin LiveChoice live;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  StatusCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (Cluster cluster = live.connect();
        DetailsCollector collector = new DetailsCollector(cluster)) {
      show(cluster, collector, "");
      if (watch) {
        watch(cluster, collector);
      }
    }
    return ExitCode.OK;
  }

  private void watch(Cluster cluster, DetailsCollector collector) throws InterruptedException {
    boolean terminal = Boolean.getBoolean("sluice.terminal") && !output.isJson();
    try (StatusWatch changes = new StatusWatch(cluster, watched(cluster))) {
      UntilInterrupted.run(
          () -> {
            while (true) {
              changes.await(CHECKPOINTS_ANEW_MILLIS, MANY_CHANGES_AS_ONE_MILLIS);
              show(cluster, collector, terminal ? CLEAR : "");
            }
          },
          output.out()::flush);
    }
  }

  /** Where to look for changes: the one resource's namespace, or wherever there are any. */
  private @Nullable String watched(Cluster cluster) {
    @Nullable String asked = live.askedNamespace();
    return asked == null && name != null ? live.find(cluster, name).namespace() : asked;
  }

  private void show(Cluster cluster, DetailsCollector collector, String before)
      throws InterruptedException {
    if (name == null) {
      List<LiveResource> all = new LiveResources(cluster).all(live.askedNamespace());
      if (all.isEmpty()) {
        MissingNamespace.refuse(cluster, live.askedNamespace());
      }
      List<LiveDetails> details = collector.of(all);
      output.out().print(before);
      output.print(
          details.stream().map(one -> line(cluster, one)).toList(),
          new StatusReport(Instant.now()).table(details));
    } else {
      LiveDetails details = collector.of(live.find(cluster, name));
      output.out().print(before);
      output.print(line(cluster, details), new StatusReport(Instant.now()).page(details));
    }
    output.out().flush();
  }

  private static InCluster<StatusLine> line(Cluster cluster, LiveDetails details) {
    return InCluster.of(cluster, StatusLine.of(details));
  }
}
