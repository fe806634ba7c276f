package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.ArtifactPins;
import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the deployments of a catalogue call the artifacts that they take from S3. */
final class ArtifactNames {
  private final Set<String> names = new TreeSet<>();
  private final Map<Path, String> byJar = new TreeMap<>();

  /** Those of an environment. */
  ArtifactNames(Project project, Environment environment) {
    Environment bare = environment.with(ArtifactPins.NONE);
    for (CatalogueEntry entry : project.entries()) {
      name(entry, bare)
          .ifPresent(
              name -> {
                names.add(name);
                if (entry.jar() != null) {
                  byJar.put(project.root().resolve(entry.jar()).normalize(), name);
                }
              });
    }
  }

  /** The jars that the build makes and deployments take from S3, and what they call them. */
  Map<Path, String> jars() {
    return byJar;
  }

  /**
   * What deployments call a file.
   *
   * @throws CommandException if none takes one of its name, or it could be either of two
   */
  String of(Path file) {
    String known = byJar.get(file.toAbsolutePath().normalize());
    if (known != null) {
      return known;
    }
    String wanted = String.valueOf(file.getFileName());
    List<String> same =
        names.stream()
            .filter(name -> name.substring(name.lastIndexOf('/') + 1).equals(wanted))
            .toList();
    if (same.size() == 1) {
      return same.get(0);
    }
    throw CommandException.usage(
        file
            + (same.isEmpty()
                ? ": no deployment takes a file of that name from the bucket for artifacts"
                : ": deployments take several files of that name: " + String.join(", ", same)),
        "say which is meant with --as"
            + (names.isEmpty() ? "" : "; deployments take " + String.join(", ", names)));
  }

  private static Optional<String> name(CatalogueEntry entry, Environment environment) {
    try {
      return Optional.ofNullable(job(entry.describe(environment)))
          .map(JobSpec::jarURI)
          .map(URI::toString)
          .filter(S3Uri::looksLikeOne)
          .map(S3Uri::parse)
          .filter(uri -> uri.bucket().equals(environment.buckets().artifacts().name()))
          .map(S3Uri::key);
    } catch (InvalidDeploymentException | MalformedValueException broken) {
      return Optional.empty();
    }
  }

  private static @Nullable JobSpec job(FlinkResource resource) {
    if (resource instanceof FlinkDeployment deployment) {
      return deployment.spec().job();
    }
    return resource instanceof FlinkSessionJob job ? job.spec().job() : null;
  }
}
