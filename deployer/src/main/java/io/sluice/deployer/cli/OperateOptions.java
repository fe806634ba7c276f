package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.Operation;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every command that operates a running deployment has. */
final class OperateOptions {
  @Parameters(paramLabel = "NAME", description = "The deployment or session job in the cluster.")
  String name;

  @Mixin LiveChoice choice;
  @Mixin PatienceOptions patience;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  OperateOptions() {}

  /**
   * Does it, waits for the effect and tells it.
   *
   * @param operation what is done, in a cluster
   * @param goOn the command that goes on where a Ctrl-C leaves off, without the name
   */
  int run(Function<Cluster, Operation> operation, String goOn) throws InterruptedException {
    try (Cluster connection = choice.connect()) {
      LiveResource live = choice.find(connection, name);
      choice.cluster.announce(connection, live.namespace(), name);
      OperationReport report = new OperationReport(output, live);
      Operation.Begun begun = operation.apply(connection).begin(live);
      if (patience.noWait) {
        report.asked(begun);
        return ExitCode.OK;
      }
      Attended attended =
          new Attended(
              output.err(),
              patience.timeout(),
              begun.asked(),
              "the operator goes on with it",
              "sluice " + goOn + " " + name + choice.asTyped());
      report.done(attended.wait(begun::finish));
      return ExitCode.OK;
    }
  }
}
