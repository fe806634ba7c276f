package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which deployment a command is about: one of the catalogue, or one in a file. */
final class DeploymentChoice {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A manifest with the deployment.")
  @Nullable Path file;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      defaultValue = "dev",
      description = "The environment of a catalogue deployment (default: ${DEFAULT-VALUE}).")
  String environment;

  @SuppressWarnings("NullAway.Init")
  DeploymentChoice() {}

  /**
   * What was chosen.
   *
   * @param resource its description
   * @param entry where it stands in the catalogue; none if it came from a file
   * @param beside the deployments described with it; a session job's cluster is one of them, where
   *     it is described at all
   */
  record Chosen(
      FlinkResource resource, @Nullable CatalogueEntry entry, List<FlinkDeployment> beside) {}

  /**
   * @param name a deployment of the catalogue, or one of several in the file; none if not given
   */
  Chosen choose(@Nullable String name) throws IOException {
    Project project = Project.current();
    if (file != null) {
      return fromFile(file, name);
    }
    if (name == null) {
      throw CommandException.usage(
          "which deployment?", "name one that 'sluice list' shows, or give -f FILE");
    }
    CatalogueEntry entry = project.entry(name);
    Environment chosen = project.environment(environment);
    FlinkResource resource = entry.describe(chosen);
    return new Chosen(resource, entry, project.beside(resource, chosen));
  }

  /** The choice as the user typed it. */
  String asTyped(@Nullable String name) {
    return file == null ? String.valueOf(name) : "-f " + file + (name == null ? "" : " " + name);
  }

  private static Chosen fromFile(Path manifest, @Nullable String name) throws IOException {
    if (!Files.isReadable(manifest)) {
      throw CommandException.usage(
          "--file: '" + manifest + "' is no file that can be read", "check the path");
    }
    List<Reading> all = FlinkResourceYaml.readAll(YamlFiles.read(manifest));
    List<String> names = all.stream().map(reading -> reading.resource().name()).toList();
    List<Reading> readings =
        all.stream()
            .filter(reading -> name == null || reading.resource().name().equals(name))
            .toList();
    if (readings.size() != 1) {
      throw CommandException.usage(
          manifest
              + (readings.isEmpty()
                  ? " holds no FlinkDeployment or FlinkSessionJob"
                  : " holds several FlinkDeployments or FlinkSessionJobs")
              + (name == null ? "" : " named '" + name + "'"),
          "it holds "
              + (names.isEmpty() ? "none" : String.join(", ", names))
              + "; name one of them");
    }
    Reading reading = readings.get(0);
    LintReport report = new LintReport(List.of(new Linter(Set.of()).lint(manifest)));
    if (report.hasErrors()) {
      throw CommandException.failed(
          manifest + " has problems:\n" + report, "mend the errors; warnings may stay");
    }
    return new Chosen(reading.resource(), null, Reading.deployments(all));
  }
}
