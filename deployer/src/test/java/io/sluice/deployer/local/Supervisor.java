package io.sluice.deployer.local;

import io.sluice.deployer.local.process.Distribution;
import io.sluice.deployer.local.state.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Runs the counting job in a JVM of its own, so that a test can kill that. */
final class Supervisor {
  private Supervisor() {}

  /** Takes the state root, the distribution, the name, the events and the events per second. */
  public static void main(String[] args) throws InterruptedException {
    Instant begin = Instant.now();
    LocalOptions options = LocalOptions.in(Path.of(args[0]), new Distribution(Path.of(args[1])));
    try (LocalRun run =
        new LocalRun(
            TestRuns.counting(args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4])),
            options,
            event ->
                System.out.println(
                    Duration.between(begin, Instant.now()).toMillis() + " " + event))) {
      System.out.println(run.run());
    }
    System.out.println(StateDirectory.of(options.stateRoot(), args[2]).logs());
  }
}
