package io.sluice.deployer.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar that runs. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Sluice.class.getPackage().getImplementationVersion();
    return new String[] {"sluice " + (version == null ? "(from sources)" : version)};
  }
}
