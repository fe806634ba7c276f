package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the deployments of the catalogue. */
@Command(
    name = "list",
    description = "Lists the deployments of the catalogue and the environments they go to.",
    footer = {"", "Example:", "  sluice list -o json"})
final class ListCommand implements Callable<Integer> {
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ListCommand() {}

  private record Line(String name, String kind, String summary) {}

  @Override
  public Integer call() {
    Project project = Project.current();
    List<CatalogueEntry> entries = project.entries();
    TextTable table = new TextTable("NAME", "KIND", "WHAT IT DOES");
    entries.forEach(entry -> table.row(entry.name(), entry.kind().toString(), entry.summary()));
    output.print(
        entries.stream()
            .map(entry -> new Line(entry.name(), entry.kind().toString(), entry.summary()))
            .toList(),
        table + "\n\nenvironments: " + String.join(", ", project.environmentNames()));
    return ExitCode.OK;
  }
}
