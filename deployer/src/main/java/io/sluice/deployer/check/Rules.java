package io.sluice.deployer.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
          new SessionClusterRules(),
          new SessionFieldRules(),
          new SessionJarRules(),
          new SessionStateRules(),
          new SessionRuntimeRules(),
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

  private static final Map<String, List<RuleSet>> TARGET_SETS = targetSets();

  private static final List<Rule> ALL = rules(SETS);

  private Rules() {}

  /** Every rule, grouped by what it is about. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * The rules that hold for one destination only, by the name that the user types; none where the
   * destination takes every description.
   */
  public static List<Rule> forTarget(String target) {
    return rules(TARGET_SETS.getOrDefault(target, List.of()));
  }

  /**
   * Every rule that a finding can name: those of files, those of descriptions, and those of the
   * destinations, some of which share rules, and those of the values of the operator's chart.
   */
  public static List<Rule> listed() {
    return Stream.of(
            new FileRules().rules().stream(),
            ALL.stream(),
            TARGET_SETS.keySet().stream().flatMap(target -> forTarget(target).stream()),
            ValuesChecker.rules().stream().map(ValuesRule::rule))
        .flatMap(rules -> rules)
        .collect(
            Collectors.toMap(
                Rule::id, rule -> rule, (first, again) -> first, LinkedHashMap<String, Rule>::new))
        .values()
        .stream()
        .toList();
  }

  /** The rule of an id. */
  public static Optional<Rule> find(String id) {
    return listed().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private static Map<String, List<RuleSet>> targetSets() {
    Map<String, List<RuleSet>> sets = new LinkedHashMap<>();
    sets.put(
        "apache",
        List.of(
            new ApacheImageRules(),
            new ApacheIdentityRules(),
            new ApacheOperatorRules(),
            new ApacheOptionRules(),
            new ApacheJarRules(),
            new ApacheLogRules()));
    sets.put(
        "native",
        List.of(
            new NativeRules(),
            new NativeLossRules(),
            new ApacheImageRules(),
            new ApacheIdentityRules(),
            new ApacheOptionRules(),
            new ApacheJarRules(),
            new ApacheLogRules()));
    return sets;
  }

  private static List<Rule> rules(List<RuleSet> sets) {
    return sets.stream().flatMap(set -> set.rules().stream()).toList();
  }
}
