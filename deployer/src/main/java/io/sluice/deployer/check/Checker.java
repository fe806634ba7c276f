package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.Malformed;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds a description against all rules and tells every problem at once. */
public final class Checker {
  private static final Set<Malformed.Kind> UNREADABLE =
      EnumSet.of(Malformed.Kind.VALUE, Malformed.Kind.MISSING);
  private static final Position TOP = new Position(1, 1);

  private Checker() {}

  /** What is wrong with a description, worst first. */
  public static List<Problem> check(FlinkResource resource) {
    return check(resource, List.of());
  }

  /**
   * What is wrong with a description, worst first.
   *
   * @param beside the deployments that are described in the same place; a session job's cluster is
   *     looked for among them
   */
  public static List<Problem> check(FlinkResource resource, List<FlinkDeployment> beside) {
    return check(new Subject(resource, beside), List.of(), Rules.all());
  }

  /**
   * What one destination has to say of a description, worst first: {@link Rules#forTarget}. The
   * rules that hold everywhere are not asked again.
   */
  public static List<Problem> check(FlinkResource resource, String target) {
    return check(new Subject(resource), List.of(), Rules.forTarget(target));
  }

  /**
   * What is wrong with a description that was read from YAML, worst first, then in the order of the
   * document. Where a value is malformed nothing else is said of it: that it is missing would be
   * wrong.
   */
  public static List<Problem> check(Reading reading) {
    return check(reading, List.of());
  }

  /**
   * The same for one of several documents.
   *
   * @param beside the deployments of all of them
   */
  public static List<Problem> check(Reading reading, List<FlinkDeployment> beside) {
    Subject subject = new Subject(reading.resource(), beside);
    List<Problem> problems = new ArrayList<>(check(subject, reading.malformed(), Rules.all()));
    problems.sort(
        Comparator.comparing(Problem::severity)
            .thenComparing(problem -> reading.document().positionOf(problem.where()).orElse(TOP)));
    return List.copyOf(problems);
  }

  private static List<Problem> check(Subject subject, List<Malformed> malformed, List<Rule> rules) {
    List<Problem> problems = new ArrayList<>();
    malformed.forEach(value -> problems.add(MalformedRules.problem(value)));
    List<FieldPath> unreadable =
        malformed.stream()
            .filter(value -> UNREADABLE.contains(value.kind()))
            .map(Malformed::where)
            .toList();
    for (Rule rule : rules) {
      if (!rule.appliesTo().covers(subject.resource())) {
        continue;
      }
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
