package io.sluice.deployer.check;

import io.sluice.deployer.options.ValueKind;
import io.sluice.deployer.release.AutoscalerOption.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about the values of the autoscaler's options. */
final class AutoscalerValueRules implements RuleSet {
  private static final String OPTIONS = "operator code, AutoScalerOptions";
  private static final Set<ValueKind> NUMBERS =
      EnumSet.of(ValueKind.INT, ValueKind.LONG, ValueKind.FLOAT, ValueKind.DOUBLE);
  private static final List<String> FRACTIONS =
      List.of(
          "target.utilization",
          "utilization.target",
          "target.utilization.boundary",
          "utilization.max",
          "utilization.min",
          "scaling.effectiveness.threshold",
          "memory.gc-pressure.threshold",
          "memory.heap-usage.threshold");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "autoscaler-value-form",
                "The operator cannot read the value, and the autoscaler fails each time it runs.",
                OPTIONS,
                AutoscalerValueRules::form)
            .forAll(),
        Rule.error(
                "autoscaler-value-negative",
                "The operator refuses negative numbers while the autoscaler is on.",
                "operator code, DefaultValidator",
                AutoscalerValueRules::negative)
            .forAll(),
        Rule.error(
                "autoscaler-utilization-range",
                "Utilizations and thresholds are shares between 0 and 1, not percentages.",
                "guide, Uso del escalador automático para aplicaciones de Flink",
                AutoscalerValueRules::fraction)
            .forAll(),
        Rule.error(
                "autoscaler-utilization-order",
                "The target has to lie between the two bounds; otherwise every load is too high or too"
                    + " low.",
                "operator code, DefaultValidator from 1.11 on",
                AutoscalerValueRules::order)
            .forAll(),
        Rule.error(
                "autoscaler-vertex-range",
                "The least parallelism of a vertex is above the greatest, so none fits.",
                OPTIONS,
                AutoscalerValueRules::vertexRange)
            .forAll());
  }

  private static void form(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      Autoscaling.option(subject, entry.name())
          .filter(option -> option.scope() != Scope.EMR_ON_EC2)
          .flatMap(option -> option.type().whyInvalid(entry.setting().value()))
          .ifPresent(reason -> Refusals.add(findings, entry.setting(), reason));
    }
  }

  private static void negative(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      boolean number =
          Autoscaling.option(subject, entry.name())
              .filter(option -> NUMBERS.contains(option.type().kind()))
              .isPresent();
      if (number && entry.setting().number().filter(value -> value < 0).isPresent()) {
        findings.add(
            entry.setting().where(),
            "'" + entry.setting() + "' is negative",
            "write a number from 0 on");
      }
    }
  }

  private static void fraction(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      Optional<Double> above = entry.setting().number().filter(value -> value > 1);
      if (FRACTIONS.contains(entry.name()) && above.isPresent()) {
        findings.add(
            entry.setting().where(),
            "'" + entry.setting() + "' is above 1",
            "write " + entry.setting().key() + ": \"" + share(above.get()) + "\"");
      }
    }
  }

  private static double share(double value) {
    return value <= 100 ? value / 100 : 0.7;
  }

  private static Optional<Double> value(Subject subject, String... names) {
    return Autoscaling.find(subject, names).flatMap(entry -> entry.setting().number());
  }

  private static void order(Subject subject, Findings findings) {
    double target = value(subject, "utilization.target", "target.utilization").orElse(0.7);
    Autoscaling.find(subject, "utilization.max")
        .filter(entry -> entry.setting().number().filter(max -> max < target).isPresent())
        .ifPresent(entry -> outOfOrder(entry, "below", target, findings));
    Autoscaling.find(subject, "utilization.min")
        .filter(entry -> entry.setting().number().filter(min -> min > target).isPresent())
        .ifPresent(entry -> outOfOrder(entry, "above", target, findings));
  }

  private static void outOfOrder(
      Autoscaling.Entry entry, String side, double target, Findings findings) {
    findings.add(
        entry.setting().where(),
        "'" + entry.setting() + "' is " + side + " the target of " + target,
        "write a bound on the other side, or change " + entry.key("utilization.target"));
  }

  private static void vertexRange(Subject subject, Findings findings) {
    double max = value(subject, "vertex.max-parallelism").orElse(200.0);
    Autoscaling.find(subject, "vertex.min-parallelism")
        .map(Autoscaling.Entry::setting)
        .filter(setting -> setting.number().filter(min -> min > max).isPresent())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' is above vertex.max-parallelism, " + (long) max,
                    "write a number from 1 to " + (long) max));
  }
}
