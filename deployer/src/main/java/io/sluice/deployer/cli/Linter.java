package io.sluice.deployer.cli;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentYaml;
import io.sluice.deployer.spec.Reading;
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

  private boolean wanted(Problem problem) {
    return !ignored.contains(problem.rule());
  }

  private static LintedFile notYaml(String name, YamlSyntaxException syntax) {
    Problem problem =
        new Problem(
            "yaml-syntax",
            Severity.ERROR,
            FieldPath.ROOT,
            "this is not YAML: " + syntax.problem(),
            "mend it there; nothing of this file was checked");
    return new LintedFile(
        name, 0, 0, List.of(LintedProblem.of("", problem, Optional.of(syntax.position()))));
  }
}
