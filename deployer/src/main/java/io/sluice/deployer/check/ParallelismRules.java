package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.TaskManagerSpec;
import java.util.List;
import java.util.Optional;

/** Rules about parallelism. */
final class ParallelismRules implements RuleSet {
  /** The number of key groups that Flink allows. */
  static final int GREATEST = 1 << 15;

  private static final String VALIDATOR = "operator code, DefaultValidator";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "parallelism-missing",
                "A missing parallelism is 0 to the operator, which it refuses.",
                VALIDATOR,
                ParallelismRules::missing)
            .forAll(),
        Rule.error(
                "parallelism-number",
                "The operator refuses a parallelism below 1.",
                VALIDATOR,
                ParallelismRules::number)
            .forAll(),
        Rule.error(
                "max-parallelism-range",
                "Flink refuses a maximal parallelism outside 1 to 32768.",
                "Flink, Setting the maximum parallelism",
                ParallelismRules::maxRange)
            .forAll(),
        Rule.error(
                "parallelism-above-max",
                "No operator of a job can have more subtasks than there are key groups; Flink refuses"
                    + " the job.",
                "Flink, Setting the maximum parallelism",
                ParallelismRules::aboveMax)
            .forAll());
  }

  private static Optional<Integer> parallelism(Subject subject) {
    return subject.job().map(JobSpec::parallelism);
  }

  private static void missing(Subject subject, Findings findings) {
    if (subject.job().isPresent()
        && parallelism(subject).isEmpty()
        && subject.taskManager().map(TaskManagerSpec::replicas).isEmpty()) {
      findings.add(Fields.PARALLELISM, "there is no parallelism", "write parallelism: 2");
    }
  }

  private static void number(Subject subject, Findings findings) {
    parallelism(subject)
        .filter(parallelism -> parallelism < 1)
        .ifPresent(
            parallelism ->
                findings.add(
                    Fields.PARALLELISM,
                    "parallelism: " + parallelism + " runs nothing",
                    "write parallelism: 1 or more"));
  }

  private static void maxRange(Subject subject, Findings findings) {
    Key.MAX_PARALLELISM
        .in(subject)
        .filter(
            setting ->
                Numbers.whole(setting.value())
                    .filter(max -> max != -1 && (max < 1 || max > GREATEST))
                    .isPresent())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' is not within 1 to 32768",
                    "write " + setting.key() + ": \"720\""));
  }

  private static void aboveMax(Subject subject, Findings findings) {
    int parallelism = parallelism(subject).orElse(0);
    Key.MAX_PARALLELISM
        .in(subject)
        .flatMap(setting -> Numbers.whole(setting.value()))
        .filter(max -> max > 0 && max < parallelism)
        .ifPresent(
            max ->
                findings.add(
                    Fields.PARALLELISM,
                    "parallelism: " + parallelism + " is above pipeline.max-parallelism, " + max,
                    "write parallelism: " + max + " or less, or raise pipeline.max-parallelism"));
  }
}
