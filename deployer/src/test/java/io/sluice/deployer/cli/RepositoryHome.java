package io.sluice.deployer.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes commands in this process find what this repository's build has made. */
public final class RepositoryHome implements BeforeEachCallback, AfterEachCallback {
  private static final String PROPERTY = "sluice.home";

  @Override
  public void beforeEach(ExtensionContext context) {
    System.setProperty(PROPERTY, Path.of("..").toAbsolutePath().normalize().toString());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.clearProperty(PROPERTY);
  }
}
