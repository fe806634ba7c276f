package io.sluice.deployer.cli;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.FileRules;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentYaml;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import io.sluice.deployer.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds files and descriptions against the rules. */
final class Linter {
  private static final List<String> OPERATOR_KINDS =
      List.of(
          "FlinkDeployment", "FlinkSessionJob", "FlinkStateSnapshot", "FlinkBlueGreenDeployment");

  private final Set<String> ignored;

  Linter(Set<String> ignored) {
    this.ignored = ignored;
  }

  LintedFile lint(Path file) throws IOException {
    String name = Project.shown(file).toString();
    try {
      return lint(name, YamlFiles.read(file));
    } catch (YamlSyntaxException syntax) {
      return notYaml(name, syntax);
    }
  }

  LintedFile lint(String name, String text) {
    try {
      return lint(name, YamlFiles.parse(name, text));
    } catch (YamlSyntaxException syntax) {
      return notYaml(name, syntax);
    }
  }

  LintedFile lint(String name, FlinkDeployment deployment) {
    return new LintedFile(
        name,
        1,
        0,
        Checker.check(deployment).stream()
            .filter(this::wanted)
            .map(problem -> LintedProblem.of(deployment.name(), problem, Optional.empty()))
            .toList());
  }

  private LintedFile lint(String name, List<YamlDocument> documents) {
    List<LintedProblem> problems = new ArrayList<>();
    int deployments = 0;
    for (YamlDocument document : documents) {
      misspeltKind(document)
          .filter(this::wanted)
          .ifPresent(
              problem ->
                  problems.add(
                      LintedProblem.of("", problem, document.positionOf(problem.where()))));
      if (FlinkDeploymentYaml.isFlinkDeployment(document)) {
        deployments++;
        Reading reading = FlinkDeploymentYaml.read(document);
        for (Problem problem : Checker.check(reading)) {
          if (wanted(problem)) {
            problems.add(
                LintedProblem.of(
                    reading.deployment().name(), problem, document.positionOf(problem.where())));
          }
        }
      }
    }
    return new LintedFile(name, deployments, documents.size() - deployments, problems);
  }

  /** A document that is of no kind, but nearly of ours: the linter would leave it alone. */
  private static Optional<Problem> misspeltKind(YamlDocument document) {
    String kind = document.text("kind");
    boolean known = OPERATOR_KINDS.contains(kind);
    boolean near = !Spelling.nearest(kind, OPERATOR_KINDS, 1).isEmpty();
    if (known || !(near || FlinkDeploymentYaml.isOfOperator(document))) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            FileRules.KIND_UNKNOWN.id(),
            FileRules.KIND_UNKNOWN.severity(),
            FieldPath.of("kind"),
            kind.isEmpty()
                ? "there is no kind beside " + document.text("apiVersion")
                : "'" + kind + "' is no kind of Flink's operator",
            "write kind: FlinkDeployment; nothing else of this document was checked"));
  }

  private boolean wanted(Problem problem) {
    return !ignored.contains(problem.rule());
  }

  private static LintedFile notYaml(String name, YamlSyntaxException syntax) {
    Problem problem =
        new Problem(
            FileRules.YAML_SYNTAX.id(),
            FileRules.YAML_SYNTAX.severity(),
            FieldPath.ROOT,
            "this is not YAML: " + syntax.problem(),
            "mend it there; nothing of this file was checked");
    return new LintedFile(
        name, 0, 0, List.of(LintedProblem.of("", problem, Optional.of(syntax.position()))));
  }
}
