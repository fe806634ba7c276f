package io.sluice.deployer.cli;

import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.target.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a description is rendered or applied for. */
final class TargetOption {
  private static final Map<String, Target> TARGETS = targets();

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      defaultValue = "emr",
      description = "What it is for: emr, the operator of Amazon EMR (default: ${DEFAULT-VALUE}).")
  String target;

  @SuppressWarnings("NullAway.Init")
  TargetOption() {}

  /** The target. */
  Target any() {
    return named(TARGETS.values().stream().toList());
  }

  /** The target, which has to be an operator in a cluster. */
  ClusterTarget ofCluster() {
    List<Target> operators =
        TARGETS.values().stream().filter(ClusterTarget.class::isInstance).toList();
    return (ClusterTarget) named(operators);
  }

  private Target named(List<Target> possible) {
    return possible.stream()
        .filter(one -> one.id().equals(target))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    "--target: there is no target '" + target + "' here",
                    "use one of "
                        + possible.stream().map(Target::id).collect(Collectors.joining(", "))));
  }

  private static Map<String, Target> targets() {
    Map<String, Target> targets = new LinkedHashMap<>();
    Stream.<Target>of(new EmrTarget()).forEach(one -> targets.put(one.id(), one));
    return targets;
  }
}
