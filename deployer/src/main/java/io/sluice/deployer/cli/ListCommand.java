package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the deployments of the catalogue. */
@Command(
    name = "list",
    description = "Lists the deployments of the catalogue and the environments they go to.",
    footer = {"", "Example:", "  sluice list -o json"})
final class ListCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format;

  @SuppressWarnings("NullAway.Init")
  ListCommand() {}

  private record Line(String name, String summary) {}

  @Override
  public Integer call() {
    Project project = Project.current();
    List<CatalogueEntry> entries = project.entries();
    var out = spec.commandLine().getOut();
    if (format == OutputFormat.JSON) {
      out.println(
          Json.write(
              entries.stream().map(entry -> new Line(entry.name(), entry.summary())).toList()));
      return ExitCode.OK;
    }
    TextTable table = new TextTable("NAME", "WHAT IT DOES");
    entries.forEach(entry -> table.row(entry.name(), entry.summary()));
    out.println(table);
    out.println();
    out.println("environments: " + String.join(", ", project.environmentNames()));
    return ExitCode.OK;
  }
}
