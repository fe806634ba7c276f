package io.sluice.deployer.cli;

import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.target.Target;
import io.sluice.deployer.target.apache.ApacheTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a description is rendered or applied for. */
final class TargetOption {
  /** The one that is meant where nothing says another. */
  static final String USUAL = "emr";

  private static final Map<String, Target> TARGETS = targets();

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "What it is for: emr or apache, the operators of Amazon EMR and of Apache (default: what"
              + " the environment says, else emr).")
  @Nullable String target;

  @SuppressWarnings("NullAway.Init")
  TargetOption() {}

  /**
   * The target.
   *
   * @param usual the one that is meant where none is given
   */
  Target orElse(String usual) {
    return named(TARGETS.values().stream().toList(), usual);
  }

  /** The same, which has to be an operator in a cluster. */
  ClusterTarget ofClusterOrElse(String usual) {
    List<Target> operators =
        TARGETS.values().stream().filter(ClusterTarget.class::isInstance).toList();
    return (ClusterTarget) named(operators, usual);
  }

  private Target named(List<Target> possible, String usual) {
    String wanted = target == null ? usual : target;
    return possible.stream()
        .filter(one -> one.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    "--target: there is no target '" + wanted + "' here",
                    "use one of "
                        + possible.stream().map(Target::id).collect(Collectors.joining(", "))));
  }

  private static Map<String, Target> targets() {
    Map<String, Target> targets = new LinkedHashMap<>();
    Stream.<Target>of(new EmrTarget(), new ApacheTarget())
        .forEach(one -> targets.put(one.id(), one));
    return targets;
  }
}
