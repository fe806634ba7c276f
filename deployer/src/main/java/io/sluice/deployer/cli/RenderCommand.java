package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.target.Target;
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
      "A description that breaks a rule is not rendered; every problem is told.",
      "",
      "Examples:",
      "  sluice render                               all deployments, all environments",
      "  sluice render web-sessions --env dev -d -   one, to standard output",
      "  sluice render --check                       a diff where a file drifts"
    })
final class RenderCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "Deployments of the catalogue; all where none is given.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "Environments; all where none is given.")
  List<String> environments = new ArrayList<>();

  @Mixin TargetOption target;

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "DIR",
      description = "Where to write to; '-' is standard output (default: manifests).")
  @Nullable String directory;

  @Option(names = "--check", description = "Write nothing; fail with a diff where a file drifts.")
  boolean check;

  @SuppressWarnings("NullAway.Init")
  RenderCommand() {}

  @Override
  public Integer call() throws IOException {
    Map<Path, String> manifests = render();
    PrintWriter out = spec.commandLine().getOut();
    if ("-".equals(directory)) {
      out.print(String.join("---\n", manifests.values()));
      return ExitCode.OK;
    }
    Path folder =
        directory == null ? Project.current().manifests() : Path.of(directory).toAbsolutePath();
    ManifestFolder files = new ManifestFolder(folder, manifests);
    if (check) {
      return files.check(
              out, names.isEmpty() ? Project.current().environments(environments) : List.of())
          ? ExitCode.OK
          : ExitCode.FAILED;
    }
    files.write(out);
    return ExitCode.OK;
  }

  private Map<Path, String> render() {
    Target renderer = target.any();
    Project project = Project.current();
    List<CatalogueEntry> entries = project.entries(names);
    Map<Path, String> manifests = new LinkedHashMap<>();
    for (Environment environment : project.environments(environments)) {
      for (CatalogueEntry entry : entries) {
        renderer
            .files(entry.describe(environment))
            .forEach(
                (file, content) ->
                    manifests.put(Path.of(environment.name()).resolve(file), content));
      }
    }
    return manifests;
  }
}
