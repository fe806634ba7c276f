package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.Malformed;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds a description against all rules and tells every problem at once. */
public final class Checker {
  private Checker() {}

  /** What is wrong with a description, worst first. */
  public static List<Problem> check(FlinkDeployment deployment) {
    return check(deployment, List.of());
  }

  /**
   * What is wrong with a description that was read from YAML, worst first. Where a value is
   * malformed nothing else is said of it: that it is missing would be wrong.
   */
  public static List<Problem> check(Reading reading) {
    return check(reading.deployment(), reading.malformed());
  }

  private static List<Problem> check(FlinkDeployment deployment, List<Malformed> malformed) {
    List<Problem> problems = new ArrayList<>();
    malformed.forEach(value -> problems.add(MalformedRules.problem(value)));
    List<FieldPath> unreadable =
        malformed.stream()
            .filter(value -> value.kind() == Malformed.Kind.VALUE)
            .map(Malformed::where)
            .toList();
    Subject subject = new Subject(deployment);
    for (Rule rule : Rules.all()) {
      rule.check()
          .accept(
              subject,
              (where, what, fix) -> {
                if (unreadable.stream().noneMatch(where::startsWith)) {
                  problems.add(new Problem(rule.id(), rule.severity(), where, what, fix));
                }
              });
    }
    problems.sort(Comparator.comparing(Problem::severity));
    return List.copyOf(problems);
  }
}
