package io.sluice.deployer.cli;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.FileRules;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import io.sluice.deployer.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds files and descriptions against the rules. */
final class Linter {
  private static final List<String> OPERATOR_KINDS =
      List.of(
          FlinkDeployment.KIND,
          FlinkSessionJob.KIND,
          "FlinkStateSnapshot",
          "FlinkBlueGreenDeployment");

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

  LintedFile lint(String name, FlinkResource resource, List<FlinkDeployment> beside) {
    int sessionJobs = resource instanceof FlinkSessionJob ? 1 : 0;
    return new LintedFile(
        name,
        1 - sessionJobs,
        sessionJobs,
        0,
        Checker.check(resource, beside).stream()
            .filter(this::wanted)
            .map(problem -> LintedProblem.of(resource.name(), problem, Optional.empty()))
            .toList());
  }

  private LintedFile lint(String name, List<YamlDocument> documents) {
    List<Reading> readings = FlinkResourceYaml.readAll(documents);
    List<FlinkDeployment> deployments = Reading.deployments(readings);
    List<LintedProblem> problems = new ArrayList<>();
    Iterator<Reading> next = readings.iterator();
    for (YamlDocument document : documents) {
      misspeltKind(document)
          .filter(this::wanted)
          .ifPresent(problem -> problems.add(placed("", problem, document)));
      if (FlinkResourceYaml.isFlinkResource(document)) {
        check(next.next(), deployments, problems);
      }
    }
    return new LintedFile(
        name,
        deployments.size(),
        readings.size() - deployments.size(),
        documents.size() - readings.size(),
        problems);
  }

  private void check(
      Reading reading, List<FlinkDeployment> deployments, List<LintedProblem> problems) {
    Checker.check(reading, deployments).stream()
        .filter(this::wanted)
        .forEach(
            problem ->
                problems.add(placed(reading.resource().name(), problem, reading.document())));
  }

  private static LintedProblem placed(String resource, Problem problem, YamlDocument document) {
    return LintedProblem.of(resource, problem, document.positionOf(problem.where()));
  }

  /** A document that is of no kind, but nearly of ours: the linter would leave it alone. */
  private static Optional<Problem> misspeltKind(YamlDocument document) {
    String kind = document.text("kind");
    boolean known = OPERATOR_KINDS.contains(kind);
    List<String> near = Spelling.nearest(kind, OPERATOR_KINDS, 1);
    if (known || (near.isEmpty() && !FlinkResourceYaml.isOfOperator(document))) {
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
            "write kind: "
                + (near.isEmpty() ? FlinkDeployment.KIND : near.get(0))
                + "; nothing else of this document was checked"));
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
        name, 0, 0, 0, List.of(LintedProblem.of("", problem, Optional.of(syntax.position()))));
  }
}
