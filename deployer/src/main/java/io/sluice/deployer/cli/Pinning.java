package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.ArtifactPins;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.catalogue.LockFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** Pins an environment's artifacts, and renders its manifests anew. */
final class Pinning {
  private final Project project;
  private final PrintWriter err;

  Pinning(Project project, PrintWriter err) {
    this.project = project;
    this.err = err;
  }

  /**
   * Writes the pins if they are new.
   *
   * @return the exit code: that of rendering, where pins have changed
   */
  int pin(Environment environment, ArtifactPins pins, boolean dryRun) throws IOException {
    Path file =
        LockFile.of(
            project.manifests().resolve("environments").resolve(environment.name() + ".yaml"));
    if (pins.equals(environment.pins()) || dryRun) {
      return ExitCode.OK;
    }
    LockFile.write(file, pins);
    CommandLine render = new CommandLine(new RenderCommand());
    render.setOut(err);
    render.setErr(err);
    ErrorPrinter printer = new ErrorPrinter();
    render.setExecutionExceptionHandler(printer);
    int exitCode = render.execute("--env", environment.name());
    if (exitCode != ExitCode.OK) {
      err.println(
          "sluice: "
              + Project.shown(file)
              + " is written, but the manifests could not be rendered\n  fix: mend the description"
              + " and run 'sluice render --env "
              + environment.name()
              + "'");
    }
    return exitCode;
  }
}
