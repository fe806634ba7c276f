package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.operate.StateProtection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The one way to lose state by intent. */
final class StateLossOption {
  @Option(
      names = "--allow-state-loss",
      paramLabel = "NAME",
      description = "Go on although the state of this deployment is lost.")
  @Nullable String name;

  @SuppressWarnings("NullAway.Init")
  StateLossOption() {}

  StateProtection protection() {
    return new StateProtection(name);
  }
}
