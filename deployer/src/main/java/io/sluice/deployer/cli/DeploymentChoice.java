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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which deployment a command is about: one of the catalogue, or one in a file. */
final class DeploymentChoice {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A manifest with the deployment.")
  @Nullable Path file;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      defaultValue = "dev",
      description =
          "The environment of a catalogue deployment, and its cluster (default: ${DEFAULT-VALUE}).")
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

  /**
   * The environment whose cluster is meant: for a deployment of the catalogue always, for a file or
   * for none at all only where one is given.
   *
   * @throws CommandException if there is no such deployment or environment
   */
  @Nullable Environment environment(@Nullable String name) {
    boolean ofCatalogue = file == null && name != null;
    if (ofCatalogue) {
      var unused = Project.current().entry(String.valueOf(name));
    }
    return ofCatalogue || isEnvironmentGiven() ? Project.current().environment(environment) : null;
  }

  /** Whether the user said which environment. */
  boolean isEnvironmentGiven() {
    return command.commandLine().getParseResult().hasMatchedOption("--env");
  }

  /** Why it is this environment, and how to choose another; empty where the user chose it. */
  String byDefault() {
    return file != null || isEnvironmentGiven()
        ? ""
        : "environment "
            + environment
            + " was taken because --env was not given; choose another with --env ("
            + String.join(", ", Project.current().environmentNames())
            + ")";
  }

  /** The target that is meant where none is given: that of the environment. */
  String usualTarget() {
    return file == null ? Project.current().environment(environment).target() : TargetOption.USUAL;
  }

  /** The choice as the user typed it. */
  String asTyped(@Nullable String name) {
    return file == null ? String.valueOf(name) : "-f " + file + (name == null ? "" : " " + name);
  }

  /**
   * The descriptions in a file, none of which has an error.
   *
   * @param names those that are wanted; all where it is empty
   */
  static List<FlinkResource> allOf(Path manifest, List<String> names) throws IOException {
    List<FlinkResource> all = read(manifest).stream().map(Reading::resource).toList();
    List<String> there = all.stream().map(FlinkResource::name).toList();
    for (String name : names) {
      if (!there.contains(name)) {
        throw noneIn(manifest, name, there);
      }
    }
    if (all.isEmpty()) {
      throw noneIn(manifest, null, there);
    }
    requireSound(manifest);
    return all.stream()
        .filter(resource -> names.isEmpty() || names.contains(resource.name()))
        .toList();
  }

  private static Chosen fromFile(Path manifest, @Nullable String name) throws IOException {
    List<Reading> all = read(manifest);
    List<String> names = all.stream().map(reading -> reading.resource().name()).toList();
    List<Reading> readings =
        all.stream()
            .filter(reading -> name == null || reading.resource().name().equals(name))
            .toList();
    if (readings.isEmpty()) {
      throw noneIn(manifest, name, names);
    }
    if (readings.size() > 1) {
      throw CommandException.usage(
          manifest + " holds several FlinkDeployments or FlinkSessionJobs" + named(name),
          "it holds " + String.join(", ", names) + "; name one of them");
    }
    requireSound(manifest);
    return new Chosen(readings.get(0).resource(), null, Reading.deployments(all));
  }

  private static List<Reading> read(Path manifest) throws IOException {
    if (!Files.isReadable(manifest)) {
      throw CommandException.usage(
          "--file: '" + manifest + "' is no file that can be read", "check the path");
    }
    return FlinkResourceYaml.readAll(YamlFiles.read(manifest));
  }

  private static CommandException noneIn(Path manifest, @Nullable String name, List<String> names) {
    return CommandException.usage(
        manifest + " holds no FlinkDeployment or FlinkSessionJob" + named(name),
        "it holds " + (names.isEmpty() ? "none" : String.join(", ", names)) + "; name one of them");
  }

  private static String named(@Nullable String name) {
    return name == null ? "" : " named '" + name + "'";
  }

  private static void requireSound(Path manifest) throws IOException {
    LintReport report = new LintReport(List.of(new Linter(Set.of()).lint(manifest)));
    if (report.hasErrors()) {
      throw CommandException.failed(
          manifest + " has problems:\n" + report, "mend the errors; warnings may stay");
    }
  }
}
