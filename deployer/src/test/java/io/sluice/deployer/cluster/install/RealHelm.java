package io.sluice.deployer.cluster.install;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A program that is Helm; tests are skipped on machines that it has no natives for. */
public final class RealHelm implements BeforeEachCallback {
  private Path program;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && Set.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "skipped: the tests' Helm runs on Linux on x86-64 only");
    Path folder = Path.of("target", "helm").toAbsolutePath();
    Files.createDirectories(folder);
    program = folder.resolve("helm");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -D%s='%s' -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                ExtractedHelm.FOLDER,
                folder,
                System.getProperty("java.class.path"),
                HelmMain.class.getName()));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
  }

  /** Where it is. */
  public Path program() {
    return program;
  }
}
