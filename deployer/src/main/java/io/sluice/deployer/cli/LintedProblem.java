package io.sluice.deployer.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.yaml.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A problem as it is printed, with its line where it came from a file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LintedProblem(
    String deployment,
    String rule,
    String severity,
    String where,
    @Nullable Integer line,
    @Nullable Integer column,
    String what,
    String fix) {
  static LintedProblem of(String deployment, Problem problem, Optional<Position> position) {
    return new LintedProblem(
        deployment,
        problem.rule(),
        problem.severity().toString(),
        problem.where().toString(),
        position.map(Position::line).orElse(null),
        position.map(Position::column).orElse(null),
        problem.what(),
        problem.fix());
  }

  boolean isError() {
    return severity.equals(Severity.ERROR.toString());
  }

  String place() {
    return line == null ? "-" : line + ":" + column;
  }
}
