package io.sluice.deployer.cli;

import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.target.Target;
import io.sluice.deployer.target.apache.ApacheTarget;
import io.sluice.deployer.target.nativek8s.NativeTarget;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a description is rendered or applied for. */
final class TargetOption {
  /** The one that is meant where nothing says another. */
  static final String USUAL = "emr";

  private static final List<Target> TARGETS =
      List.of(new EmrTarget(), new ApacheTarget(), new NativeTarget());

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "What it is for: emr, the operator of Amazon EMR, or apache, Apache's own; where"
              + " files are written also native, no operator (default: what the environment says,"
              + " else emr).")
  @Nullable String target;

  TargetOption() {}

  /**
   * The target.
   *
   * @param usual the one that is meant where the user names none
   */
  Target orElse(String usual) {
    return named(TARGETS, usual);
  }

  /**
   * The target, which has to be an operator in a cluster.
   *
   * @param usual the one that is meant where the user names none
   */
  ClusterTarget ofClusterOrElse(String usual) {
    return (ClusterTarget)
        named(TARGETS.stream().filter(ClusterTarget.class::isInstance).toList(), usual);
  }

  private Target named(List<Target> possible, String usual) {
    String id = target == null ? usual : target;
    return possible.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    (target == null ? "target: " : "--target: ")
                        + "there is no target '"
                        + id
                        + "' here",
                    "use one of "
                        + possible.stream().map(Target::id).collect(Collectors.joining(", "))));
  }
}
