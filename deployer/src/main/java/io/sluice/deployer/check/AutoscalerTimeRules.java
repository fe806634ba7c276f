package io.sluice.deployer.check;

import java.time.Duration;
import java.util.List;

/** Rules about the times that the autoscaler is given. */
final class AutoscalerTimeRules implements RuleSet {
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(3);
  private static final Duration LONGEST_WINDOW = Duration.ofMinutes(60);
  private static final Duration SHORTEST_STABILIZATION = Duration.ofMinutes(1);

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "autoscaler-window-range",
                "With a window below three minutes the autoscaler follows noise; with one above an hour"
                    + " it comes too late.",
                "guide, Uso del escalador automático para aplicaciones de Flink",
                AutoscalerTimeRules::window)
            .forAll(),
        Rule.warning(
                "autoscaler-stabilization-short",
                "A job needs longer than that to settle after a rescaling, so the autoscaler rescales"
                    + " again on the figures of the restart.",
                "guide, Uso del escalador automático para aplicaciones de Flink",
                AutoscalerTimeRules::stabilization)
            .forAll(),
        Rule.error(
                "autoscaler-excluded-periods",
                "The operator refuses a period that it cannot read.",
                "operator code, CalendarUtils",
                AutoscalerTimeRules::periods)
            .forAll());
  }

  private static void window(Subject subject, Findings findings) {
    Autoscaling.find(subject, "metrics.window")
        .map(Autoscaling.Entry::setting)
        .filter(
            setting ->
                setting
                    .duration()
                    .filter(
                        window ->
                            window.compareTo(SHORTEST_WINDOW) < 0
                                || window.compareTo(LONGEST_WINDOW) > 0)
                    .isPresent())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' is not within 3 to 60 minutes",
                    "write " + setting.key() + ": 15min"));
  }

  private static void stabilization(Subject subject, Findings findings) {
    Autoscaling.find(subject, "stabilization.interval")
        .map(Autoscaling.Entry::setting)
        .filter(
            setting ->
                setting
                    .duration()
                    .filter(interval -> interval.compareTo(SHORTEST_STABILIZATION) < 0)
                    .isPresent())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' is less than a restart takes",
                    "write " + setting.key() + ": 5min"));
  }

  private static void periods(Subject subject, Findings findings) {
    Autoscaling.find(subject, "excluded.periods")
        .map(Autoscaling.Entry::setting)
        .ifPresent(
            setting ->
                ExcludedPeriods.firstMalformed(setting.value())
                    .ifPresent(
                        period ->
                            findings.add(
                                setting.where(),
                                "'" + period + "' is not a period",
                                "write it like 9:30-17:00, or 9:30-17:00 && * * * ? * 2-6")));
  }
}
