package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.cleanup.Belongings;
import io.sluice.deployer.cleanup.BelongingsReader;
import io.sluice.deployer.cleanup.Claims;
import io.sluice.deployer.cleanup.Owner;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All that a project describes, in all its environments: by its catalogue, and by the manifests
 * that were rendered from it and may not be up to date.
 */
final class Described {
  private final Project project;

  Described(Project project) {
    this.project = project;
  }

  /** What is in use by all that is described. */
  Claims claims() throws IOException {
    List<Belongings> all = new ArrayList<>();
    for (String name : project.environmentNames()) {
      Environment environment = project.environment(name);
      for (FlinkResource resource : resources(environment)) {
        all.add(belongings(environment, resource));
      }
    }
    return new Claims(all);
  }

  /** What one deployment of an environment uses, as each description of it says. */
  List<Belongings> belongings(Environment environment, String name) throws IOException {
    return resources(environment).stream()
        .filter(resource -> resource.name().equals(name))
        .map(resource -> belongings(environment, resource))
        .toList();
  }

  /** What is in use by all that is described in one environment. */
  Claims claims(Environment environment) throws IOException {
    return new Claims(
        resources(environment).stream()
            .map(resource -> belongings(environment, resource))
            .toList());
  }

  /** All that is written of deployments: pins, descriptions, and rendered files. */
  String texts() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (String name : project.environmentNames()) {
      Environment environment = project.environment(name);
      texts.append(environment.pins()).append('\n');
      described(environment).forEach(one -> texts.append(FlinkResourceYaml.write(one)));
      for (Path file : files(environment)) {
        texts.append(Files.readString(file)).append('\n');
      }
    }
    return texts.toString();
  }

  static Owner owner(Environment environment, FlinkResource resource) {
    return Owner.described(
        environment.name(),
        Objects.requireNonNullElse(resource.metadata().namespace(), environment.namespace()),
        resource.name());
  }

  private static Belongings belongings(Environment environment, FlinkResource resource) {
    return BelongingsReader.ofYaml(owner(environment, resource), FlinkResourceYaml.write(resource));
  }

  private List<FlinkResource> resources(Environment environment) throws IOException {
    List<FlinkResource> resources = new ArrayList<>(described(environment));
    for (Path file : files(environment)) {
      if (file.toString().endsWith(".yaml")) {
        FlinkResourceYaml.readAll(YamlFiles.read(file)).stream()
            .map(Reading::resource)
            .forEach(resources::add);
      }
    }
    return resources;
  }

  /** One that breaks a rule can be neither rendered nor applied; what was rendered still counts. */
  private List<FlinkResource> described(Environment environment) {
    List<FlinkResource> resources = new ArrayList<>();
    for (CatalogueEntry entry : project.entries()) {
      try {
        resources.add(entry.describe(environment));
      } catch (InvalidDeploymentException broken) {
        continue;
      }
    }
    return resources;
  }

  private List<Path> files(Environment environment) throws IOException {
    Path folder = project.manifests().resolve(environment.name());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
