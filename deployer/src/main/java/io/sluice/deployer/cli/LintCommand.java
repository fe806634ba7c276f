package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.check.Rule;
import io.sluice.deployer.check.Rules;
import io.sluice.deployer.spec.FlinkResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells every problem of manifests and descriptions. */
@Command(
    name = "lint",
    description = "Tells every problem of manifests, each with its place and its fix.",
    footer = {
      "",
      "Exit code 1 when there are errors; warnings alone give 0, or 1 with --strict.",
      "",
      "Examples:",
      "  sluice lint manifests/                    all YAML files below a folder",
      "  kubectl get flinkdeployments -o yaml NAME | sluice lint -",
      "  sluice lint web-sessions --env prod       a deployment of the catalogue",
      "  sluice lint --explain log-uri-without-scheme"
    })
final class LintCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE|NAME",
      description =
          "Files, folders, '-' for standard input, or deployments of the catalogue; the whole"
              + " catalogue where none is given.")
  List<String> subjects = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "The environments of catalogue deployments; all where none is given.")
  List<String> environments = new ArrayList<>();

  @Mixin OutputOption output;

  @Option(
      names = "--ignore",
      paramLabel = "RULE",
      split = ",",
      description = "Rules to leave out; may be given more than once.")
  Set<String> ignored = Set.of();

  @Option(names = "--strict", description = "Warnings fail, too.")
  boolean strict;

  @Option(names = "--explain", paramLabel = "RULE", description = "Says why a rule holds.")
  @Nullable String explained;

  @Option(names = "--rules", description = "Lists all rules.")
  boolean listRules;

  @SuppressWarnings("NullAway.Init")
  LintCommand() {}

  @Override
  public Integer call() throws IOException {
    if (explained != null) {
      explain(rule(explained));
      return ExitCode.OK;
    }
    if (listRules) {
      list();
      return ExitCode.OK;
    }
    ignored.forEach(LintCommand::rule);
    LintReport report = new LintReport(lint());
    output.print(report.files(), report);
    if (report.isEmpty()) {
      output.err().println("sluice: there was no FlinkDeployment or FlinkSessionJob to check");
    }
    return report.hasErrors() || (strict && (report.hasProblems() || report.isEmpty()))
        ? ExitCode.FAILED
        : ExitCode.OK;
  }

  private List<LintedFile> lint() throws IOException {
    Linter linter = new Linter(ignored);
    List<LintedFile> linted = new ArrayList<>();
    if (subjects.isEmpty()) {
      for (CatalogueEntry entry : Project.current().entries()) {
        lint(entry, linter, linted);
      }
    }
    for (String subject : subjects) {
      if (subject.equals("-")) {
        String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        linted.add(linter.lint("standard input", text));
      } else if (!subject.isEmpty() && Files.exists(Path.of(subject))) {
        for (Path file : files(Path.of(subject))) {
          linted.add(linter.lint(file));
        }
      } else {
        lint(entry(subject), linter, linted);
      }
    }
    return linted;
  }

  private void lint(CatalogueEntry entry, Linter linter, List<LintedFile> linted) {
    Project project = Project.current();
    for (Environment environment : project.environments(environments)) {
      FlinkResource resource = entry.describe(environment);
      linted.add(
          linter.lint(
              entry.name() + " (" + environment.name() + ")",
              resource,
              project.beside(resource, environment)));
    }
  }

  private static CatalogueEntry entry(String name) {
    return Project.current()
        .find(name)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "'" + name + "' is neither a file nor a deployment of the catalogue",
                    Project.didYouMean(name, Project.current().names())
                        + "check the path; 'sluice list' shows the deployments"));
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      if (!Files.isReadable(path)) {
        throw CommandException.failed(path + " cannot be read", "check its permissions");
      }
      return List.of(path);
    }
    try (Stream<Path> below = Files.walk(path)) {
      List<Path> files =
          below
              .filter(file -> file.toString().matches(".*\\.ya?ml"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw CommandException.usage(
            "there are no .yaml or .yml files below " + path, "name another folder or a file");
      }
      return files;
    }
  }

  private static Rule rule(String id) {
    Optional<Rule> rule = Rules.find(id);
    return rule.orElseThrow(
        () ->
            CommandException.usage(
                "there is no rule '" + id + "'",
                Project.didYouMean(id, Rules.listed().stream().map(Rule::id).toList())
                    + "'sluice lint --rules' lists them"));
  }

  private void explain(Rule rule) {
    output.print(
        Explained.of(rule),
        "%s (%s)%n%n%s%n%nSource: %s"
            .formatted(rule.id(), rule.severity(), rule.explanation(), rule.source()));
  }

  private void list() {
    TextTable table = new TextTable("RULE", "SEVERITY");
    Rules.listed().forEach(rule -> table.row(rule.id(), rule.severity().toString()));
    output.print(Rules.listed().stream().map(Explained::of).toList(), table);
  }

  private record Explained(String rule, String severity, String explanation, String source) {
    static Explained of(Rule rule) {
      return new Explained(
          rule.id(), rule.severity().toString(), rule.explanation(), rule.source());
    }
  }
}
