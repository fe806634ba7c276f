package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.target.Target;
import io.sluice.deployer.target.nativek8s.ClusterAccess;
import io.sluice.deployer.target.nativek8s.NativeTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes manifests, or checks that those that are there are still the right ones. */
@Command(
    name = "render",
    description =
        "Writes the manifest of each deployment and environment to manifests/ENV/NAME.yaml.",
    footer = {
      "",
      "A description that breaks a rule is not rendered; every problem is told. What a destination",
      "has otherwise than the description says is told on standard error.",
      "",
      "Where a target is named that is not the environment's own, the file is",
      "manifests/ENV/TARGET/NAME.yaml. What comes from a file goes to standard output.",
      "",
      "Examples:",
      "  sluice render                               all deployments, all environments",
      "  sluice render web-sessions --env dev -d -   one, to standard output",
      "  sluice render -f job.yaml --target apache   somebody's manifest, for Apache's operator",
      "  sluice render web-sessions --target native  a script for Flink's own client, and its files",
      "  sluice render --check                       a diff where a file drifts"
    })
final class RenderCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "Deployments of the catalogue or of the file; all where none is given.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "Environments; all where none is given.")
  List<String> environments = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A manifest to render instead of the catalogue.")
  @Nullable Path file;

  @Mixin TargetOption target;

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "DIR",
      description = "Where to write to; '-' is standard output (default: manifests).")
  @Nullable String directory;

  @Option(names = "--check", description = "Write nothing; fail with a diff where a file drifts.")
  boolean check;

  @Option(
      names = "--cluster-edit",
      description =
          "With --target native: the ClusterRole edit, as in the guide, instead of a Role with no"
              + " more than Flink needs.")
  boolean clusterEdit;

  @SuppressWarnings("NullAway.Init")
  RenderCommand() {}

  @Override
  public Integer call() throws IOException {
    if (file != null && !environments.isEmpty()) {
      throw CommandException.usage(
          "--env: a file is not described by environment", "leave --env or --file out");
    }
    Map<Path, String> manifests = file == null ? ofCatalogue() : ofFile(file);
    PrintWriter out = spec.commandLine().getOut();
    String place = directory == null && file != null && !check ? STANDARD_OUTPUT : directory;
    if (STANDARD_OUTPUT.equals(place)) {
      requireManifests(manifests.keySet());
      out.print(String.join("---\n", manifests.values()));
      return ExitCode.OK;
    }
    Path folder = place == null ? Project.current().manifests() : Path.of(place).toAbsolutePath();
    ManifestFolder files = new ManifestFolder(folder, manifests);
    if (check) {
      return files.check(out, complete()) ? ExitCode.OK : ExitCode.FAILED;
    }
    files.write(out);
    return ExitCode.OK;
  }

  private static void requireManifests(Set<Path> files) {
    if (files.stream().anyMatch(file -> !file.toString().endsWith(".yaml"))) {
      throw CommandException.usage(
          "--target native makes a script and files that it reads, which standard output cannot"
              + " hold",
          "name a folder with -d DIR");
    }
  }

  private Map<Path, String> ofCatalogue() {
    Project project = Project.current();
    List<CatalogueEntry> entries = project.entries(names);
    Map<Path, String> manifests = new LinkedHashMap<>();
    for (Environment environment : project.environments(environments)) {
      Target renderer = renderer(environment.target());
      for (CatalogueEntry entry : entries) {
        render(renderer, entry.describe(environment), " (" + environment.name() + ")")
            .forEach((name, content) -> manifests.put(folder(environment).resolve(name), content));
      }
    }
    return manifests;
  }

  private Map<Path, String> ofFile(Path manifest) throws IOException {
    Target renderer = renderer(TargetOption.USUAL);
    Map<Path, String> manifests = new LinkedHashMap<>();
    for (FlinkResource resource : DeploymentChoice.allOf(manifest, names)) {
      manifests.putAll(render(renderer, resource, ""));
    }
    return manifests;
  }

  private Target renderer(String usual) {
    Target chosen = target.orElse(usual);
    if (!clusterEdit) {
      return chosen;
    }
    if (!(chosen instanceof NativeTarget)) {
      throw CommandException.usage(
          "--cluster-edit: what '" + chosen.id() + "' makes has no such permissions",
          "leave it out, or say --target native");
    }
    return new NativeTarget(ClusterAccess.EDIT);
  }

  private Map<Path, String> render(Target renderer, FlinkResource resource, String where) {
    Map<Path, String> rendered = renderer.files(resource);
    renderer.problems(resource).stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .forEach(
            problem ->
                spec.commandLine().getErr().println(resource.name() + where + ": " + problem));
    return rendered;
  }

  /** The folders that hold nothing but what is rendered; none where only some names are. */
  private List<Path> complete() {
    return names.isEmpty() && file == null
        ? Project.current().environments(environments).stream().map(this::folder).toList()
        : List.of();
  }

  private Path folder(Environment environment) {
    String id = target.orElse(environment.target()).id();
    Path folder = Path.of(environment.name());
    return id.equals(environment.target()) ? folder : folder.resolve(id);
  }
}
