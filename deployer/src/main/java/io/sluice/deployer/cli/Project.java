package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Catalogue;
import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.catalogue.EnvironmentFile;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.text.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The project that the command runs in: its catalogue and its environments. */
final class Project {
  private final Path root;

  Project(Path root) {
    this.root = root;
  }

  /** The project whose launcher was called, which says where it lies; else the working folder. */
  static Project current() {
    return new Project(Path.of(System.getProperty("sluice.home", "")).toAbsolutePath().normalize());
  }

  Path root() {
    return root;
  }

  Path manifests() {
    return root.resolve("manifests");
  }

  List<CatalogueEntry> entries() {
    return ServiceLoader.load(Catalogue.class).stream()
        .flatMap(found -> found.get().entries().stream())
        .toList();
  }

  /** The operator of an environment: as the catalogue has it, else with defaults. */
  OperatorValues operator(Environment environment) {
    return ServiceLoader.load(Catalogue.class).stream()
        .flatMap(found -> found.get().operator(environment).stream())
        .findFirst()
        .orElseGet(() -> UsualOperator.of(environment));
  }

  Path helmValues() {
    return root.resolve("helm-values");
  }

  Optional<CatalogueEntry> find(String name) {
    return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  CatalogueEntry entry(String name) {
    return find(name)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "there is no deployment '" + name + "'",
                    didYouMean(name, names())
                        + "use one of "
                        + String.join(", ", names())
                        + "; 'sluice list' says what they do"));
  }

  List<CatalogueEntry> entries(List<String> names) {
    return names.isEmpty() ? entries() : names.stream().map(this::entry).toList();
  }

  /** The deployments of the catalogue that a description belongs to: a session job's cluster. */
  List<FlinkDeployment> beside(FlinkResource resource, Environment environment) {
    return resource instanceof FlinkSessionJob job
        ? find(String.valueOf(job.spec().deploymentName()))
            .map(entry -> entry.describe(environment))
            .filter(FlinkDeployment.class::isInstance)
            .map(FlinkDeployment.class::cast)
            .stream()
            .toList()
        : List.of();
  }

  List<String> names() {
    return entries().stream().map(CatalogueEntry::name).toList();
  }

  /** The beginning of a fix: the nearest of what there is, where one is near. */
  static String didYouMean(String word, List<String> names) {
    List<String> near = Spelling.nearest(word, names, 1);
    return near.isEmpty() ? "" : "did you mean " + near.get(0) + "? Else ";
  }

  Environment environment(String name) {
    Path file = environmentFile(name);
    if (!Files.isRegularFile(file)) {
      throw CommandException.usage(
          "there is no environment '" + name + "' (" + file + ")",
          "use one of " + String.join(", ", environmentNames()) + ", or write that file");
    }
    try {
      return EnvironmentFile.read(file);
    } catch (IOException unreadable) {
      throw CommandException.failed(
          file + " cannot be read: " + unreadable.getMessage(), "check its permissions");
    }
  }

  /** Where an environment is described, or would be, as the user knows it. */
  Path environmentFile(String name) {
    return shown(manifests().resolve("environments").resolve(name + ".yaml"));
  }

  List<Environment> environments(List<String> names) {
    return (names.isEmpty() ? environmentNames() : names).stream().map(this::environment).toList();
  }

  List<String> environmentNames() {
    Path folder = manifests().resolve("environments");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw CommandException.failed(
          "there are no environments in " + folder, "run sluice from its project");
    }
  }

  /** A path as the user knows it: from the working folder where it lies below it. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path full = path.toAbsolutePath().normalize();
    return full.startsWith(here) ? here.relativize(full) : full;
  }
}
