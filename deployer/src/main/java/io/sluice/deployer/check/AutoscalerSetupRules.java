package io.sluice.deployer.check;

import io.sluice.deployer.release.Feature;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.List;
import java.util.Optional;

/** Rules about what a job needs for the autoscaler to work on it. */
final class AutoscalerSetupRules implements RuleSet {
  private static final String GUIDE =
      "guide, Uso del escalador automático para aplicaciones de Flink";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
            "autoscaler-without-switch",
            "Its options do nothing until the autoscaler is switched on.",
            GUIDE,
            AutoscalerSetupRules::withoutSwitch),
        Rule.warning(
            "autoscaler-without-adaptive-scheduler",
            "Only with the adaptive scheduler is a job rescaled in place. With another one each"
                + " rescaling stops the job, throws the pods away and starts new ones.",
            "EMR on EKS, Optimizing Flink job restart times",
            AutoscalerSetupRules::scheduler),
        Rule.warning(
            "autoscaler-max-parallelism-missing",
            "The autoscaler takes divisors of the maximal parallelism. Flink derives it from the"
                + " first parallelism, and it cannot be changed any more once there is state.",
            GUIDE,
            AutoscalerSetupRules::maxParallelism),
        Rule.warning(
                "autoscaler-max-parallelism-divisors",
                "The autoscaler takes divisors of the maximal parallelism, so a number with few of them"
                    + " leaves it little choice. AWS recommends multiples of 60.",
                GUIDE,
                AutoscalerSetupRules::divisors)
            .forAll(),
        Rule.warning(
                "autoscaler-vertex-max-parallelism",
                "No vertex can have more subtasks than the maximal parallelism; the greater number is"
                    + " never reached.",
                GUIDE,
                AutoscalerSetupRules::vertexMax)
            .forAll(),
        Rule.warning(
                "autoscaler-stateless",
                "A rescaling that is not in place is an upgrade, and a stateless job starts anew with"
                    + " each.",
                "EMR on EKS, Using autoscaler for Flink applications",
                AutoscalerSetupRules::stateless)
            .forAll(),
        Rule.warning(
                "autoscaler-batch",
                "The autoscaler works on streaming jobs only.",
                "EMR Release Guide, Flink autoscaler",
                AutoscalerSetupRules::batch)
            .forAll());
  }

  private static void withoutSwitch(Subject subject, Findings findings) {
    List<Autoscaling.Entry> entries = Autoscaling.entries(subject);
    if (!entries.isEmpty() && Autoscaling.find(subject, "enabled").isEmpty()) {
      Setting first = entries.get(0).setting();
      findings.add(
          first.where(),
          "'" + first + "' is set, and the autoscaler is not switched on",
          "write " + Autoscaling.prefix(subject).key("enabled") + ": \"true\"");
    }
  }

  private static void scheduler(Subject subject, Findings findings) {
    Optional<Setting> scheduler = Key.SCHEDULER.in(subject);
    if (Autoscaling.isOn(subject)
        && !subject.lacks(Feature.IN_PLACE_SCALING)
        && scheduler.filter(setting -> setting.is("adaptive")).isEmpty()) {
      findings.add(
          Fields.option("jobmanager.scheduler"),
          scheduler
              .map(setting -> "'" + setting + "' stands beside the autoscaler")
              .orElse("the autoscaler is on, and there is no jobmanager.scheduler"),
          "write jobmanager.scheduler: adaptive");
    }
  }

  private static void maxParallelism(Subject subject, Findings findings) {
    if (Autoscaling.isOn(subject) && Key.MAX_PARALLELISM.in(subject).isEmpty()) {
      findings.add(
          Fields.option("pipeline.max-parallelism"),
          "the autoscaler is on, and there is no pipeline.max-parallelism",
          "write pipeline.max-parallelism: \"720\"");
    }
  }

  private static Optional<Integer> max(Subject subject) {
    return Key.MAX_PARALLELISM
        .in(subject)
        .flatMap(setting -> Numbers.whole(setting.value()))
        .filter(max -> max > 0 && max <= ParallelismRules.GREATEST);
  }

  private static void divisors(Subject subject, Findings findings) {
    max(subject)
        .filter(max -> Autoscaling.isOn(subject) && Divisors.areFew(max))
        .ifPresent(
            max ->
                findings.add(
                    Key.MAX_PARALLELISM.in(subject).orElseThrow().where(),
                    max
                        + " has "
                        + Divisors.count(max)
                        + " divisors for the autoscaler to choose"
                        + " from",
                    "write "
                        + String.join(
                            " or ",
                            Divisors.better(max).stream()
                                .map(n -> n + " (" + Divisors.count(n) + " divisors)")
                                .toList())));
  }

  private static void vertexMax(Subject subject, Findings findings) {
    Optional<Integer> max = max(subject);
    Autoscaling.find(subject, "vertex.max-parallelism")
        .map(Autoscaling.Entry::setting)
        .filter(
            setting -> max.isPresent() && setting.number().filter(n -> n > max.get()).isPresent())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' is above pipeline.max-parallelism, " + max.get(),
                    "write " + setting.key() + ": \"" + max.get() + "\""));
  }

  private static void stateless(Subject subject, Findings findings) {
    subject
        .job()
        .map(JobSpec::upgradeMode)
        .filter(mode -> mode == UpgradeMode.STATELESS && Autoscaling.isOn(subject))
        .ifPresent(
            mode ->
                findings.add(
                    Fields.UPGRADE_MODE,
                    "upgradeMode: stateless stands beside the autoscaler",
                    "write upgradeMode: savepoint or last-state"));
  }

  private static void batch(Subject subject, Findings findings) {
    Key.RUNTIME_MODE
        .in(subject)
        .filter(mode -> mode.is("BATCH") && Autoscaling.isOn(subject))
        .ifPresent(
            mode ->
                findings.add(
                    mode.where(),
                    "'" + mode + "' stands beside the autoscaler",
                    "switch the autoscaler off"));
  }
}
