package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.artifact.Artifact;
import io.sluice.deployer.aws.artifact.ArtifactStore;
import io.sluice.deployer.aws.artifact.LocalArtifact;
import io.sluice.deployer.catalogue.ArtifactPins;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.ArtifactKey;
import io.sluice.deployer.spec.MalformedValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads jars and pins an environment's manifests to them. */
@Command(
    name = "push",
    description =
        "Uploads the project's jar, or another file, under its SHA-256, and pins the manifests of"
            + " an environment to it.",
    footer = {
      "",
      "What is there already is not uploaded again. The pins stand in",
      "manifests/environments/ENV.lock, to be checked in with the manifests that are rendered",
      "from them; 'sluice apply' then deploys that very jar.",
      "",
      "Examples:",
      "  sluice artifact push --env dev",
      "  sluice artifact push --env dev --dry-run",
      "  sluice artifact push scripts/pyflink.py --env prod",
      "  sluice artifact push --env dev --keep 5     and purge old ones that nothing refers to"
    })
final class ArtifactPushCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "JAR",
      description = "The file (default: the jars that the project's build makes).")
  @Nullable Path file;

  @Mixin ArtifactChoice choice;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "What descriptions call it, as jobs/jobs.jar (default: by its file name).")
  @Nullable String name;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "Afterwards delete all but the N newest of each name that neither a manifest nor a live"
              + " deployment refers to.")
  @Nullable Integer keep;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Mixin ArtifactRetention retention;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ArtifactPushCommand() {}

  @Override
  public Integer call() throws IOException {
    Project project = Project.current();
    Environment environment = choice.environment();
    List<LocalArtifact> locals = locals(new ArtifactNames(project, environment));
    ArtifactPins pins = environment.pins();
    for (LocalArtifact local : locals) {
      pins = pins.with(local.key());
    }
    try (Aws aws = choice.connect(environment)) {
      ArtifactStore store = ArtifactChoice.store(aws, environment);
      ArtifactPushReport report = new ArtifactPushReport(output, environment, store, dryRun);
      for (LocalArtifact local : locals) {
        boolean uploaded = dryRun ? !store.has(local) : put(store, local);
        report.artifact(local, uploaded);
      }
      int exitCode = new Pinning(project, output.err()).pin(environment, pins, dryRun);
      List<Artifact> expired =
          keep == null ? List.of() : retention.expired(store, environment, pins, keep);
      if (!dryRun) {
        store.remove(expired);
      }
      report.print(pins, expired);
      return exitCode;
    }
  }

  private boolean put(ArtifactStore store, LocalArtifact local) throws IOException {
    UploadProgress progress = new UploadProgress(output.err(), local.file());
    try {
      return store.put(local, progress);
    } finally {
      progress.end();
    }
  }

  private List<LocalArtifact> locals(ArtifactNames names) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    if (file != null) {
      files.put(file, name == null ? names.of(file) : name);
    } else {
      files.putAll(names.jars());
      if (files.isEmpty() || (name != null && files.size() > 1)) {
        throw CommandException.usage(
            "which file? "
                + (files.isEmpty() ? "No" : "More than one")
                + " jar of the catalogue is taken from the bucket for artifacts",
            "name the file");
      }
      if (name != null) {
        files.replaceAll((jar, usual) -> name);
      }
    }
    List<LocalArtifact> locals = new ArrayList<>();
    for (Map.Entry<Path, String> one : files.entrySet()) {
      locals.add(read(one.getKey(), one.getValue()));
    }
    return locals;
  }

  private static LocalArtifact read(Path path, String as) throws IOException {
    Path shown = Project.shown(path);
    if (!Files.isRegularFile(path)) {
      throw CommandException.failed(shown + " is not there", "build it: mvn package");
    }
    if (ArtifactKey.in(as).isPresent()) {
      throw CommandException.usage(
          "--as: '" + as + "' has a digest in it", "write the name without, as jobs/jobs.jar");
    }
    try {
      return LocalArtifact.read(shown, as);
    } catch (MalformedValueException malformed) {
      throw CommandException.usage("--as: " + malformed.what(), malformed.fix());
    }
  }
}
