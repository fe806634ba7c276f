package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.check.ValuesChecker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the values of the operator's chart, or checks those that are there. */
@Command(
    name = "values",
    description = "Writes the values of the operator's chart to helm-values/ENV.yaml.",
    footer = {
      "",
      "Values that break a rule are not rendered; every problem is told.",
      "",
      "Examples:",
      "  sluice operator values                    all environments",
      "  sluice operator values --env prod -d -    one, to standard output",
      "  sluice operator values --check            a diff where a file drifts"
    })
final class OperatorValuesCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Spec CommandSpec spec;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "Environments; all where none is given.")
  List<String> environments = new ArrayList<>();

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "DIR",
      description = "Where to write to; '-' is standard output (default: helm-values).")
  @Nullable String directory;

  @Option(names = "--check", description = "Write nothing; fail with a diff where a file drifts.")
  boolean check;

  @SuppressWarnings("NullAway.Init")
  OperatorValuesCommand() {}

  @Override
  public Integer call() throws IOException {
    Project project = Project.current();
    boolean standardOutput = STANDARD_OUTPUT.equals(directory);
    if (check && standardOutput) {
      throw CommandException.usage(
          "--check compares files, and standard output is none", "leave one of the two out");
    }
    Map<Path, String> files = new LinkedHashMap<>();
    for (Environment environment : project.environments(environments)) {
      OperatorValues values = project.operator(environment);
      warn(environment.name(), values);
      files.put(Path.of(environment.name() + ".yaml"), values.yaml());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (standardOutput) {
      out.print(String.join("---\n", files.values()));
      return ExitCode.OK;
    }
    Path folder = directory == null ? project.helmValues() : Path.of(directory).toAbsolutePath();
    ManifestFolder written = new ManifestFolder(folder, files, ManifestFolder.Rendered.VALUES);
    if (!check) {
      written.write(out);
      return ExitCode.OK;
    }
    List<Path> complete = environments.isEmpty() ? List.of(Path.of("")) : List.of();
    return written.check(out, complete) ? ExitCode.OK : ExitCode.FAILED;
  }

  private void warn(String environment, OperatorValues values) {
    ValuesChecker.check(values).stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .forEach(problem -> spec.commandLine().getErr().println(environment + ": " + problem));
  }
}
