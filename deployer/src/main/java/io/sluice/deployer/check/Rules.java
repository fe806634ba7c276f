package io.sluice.deployer.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules. A new rule set is named here and nowhere else. */
public final class Rules {
  private static final List<RuleSet> SETS =
      List.of(
          new MalformedRules(),
          new NameRules(),
          new ReleaseRules(),
          new ImageRules(),
          new FeatureRules(),
          new IdentityRules(),
          new JobRules(),
          new PythonRules(),
          new StateRules(),
          new HighAvailabilityRules(),
          new CheckpointRules(),
          new PlaceRules(),
          new S3Rules(),
          new RecoveryRules(),
          new ParallelismRules(),
          new TaskManagerRules(),
          new MemoryRules(),
          new AutoscalerPrefixRules(),
          new AutoscalerKeyRules(),
          new AutotuningRules(),
          new AutoscalerValueRules(),
          new AutoscalerTimeRules(),
          new AutoscalerSetupRules(),
          new MonitoringRules(),
          new LogUriRules(),
          new LogGroupRules(),
          new SidecarRules(),
          new OptionOwnerRules(),
          new OptionKeyRules(),
          new OptionValueRules(),
          new OperatorOptionRules(),
          new PodRules(),
          new LogFileRules(),
          new UnknownFieldRules());

  private static final List<Rule> ALL = SETS.stream().flatMap(set -> set.rules().stream()).toList();

  private Rules() {}

  /** Every rule, grouped by what it is about. */
  public static List<Rule> all() {
    return ALL;
  }

  /** Every rule that a finding can name: those of descriptions, and those of files. */
  public static List<Rule> listed() {
    return Stream.concat(new FileRules().rules().stream(), ALL.stream()).toList();
  }

  /** The rule of an id. */
  public static Optional<Rule> find(String id) {
    return listed().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
