package io.sluice.deployer.cli;

import picocli.CommandLine.Option;

/** By which way. */
final class AccessMethodOption {
  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "entries",
      converter = AccessMethod.Converter.class,
      description =
          "entries: EKS access entries; aws-auth: Role, RoleBinding and the ConfigMap aws-auth,"
              + " which EKS has deprecated (default: ${DEFAULT-VALUE}).")
  AccessMethod method;

  @SuppressWarnings("NullAway.Init")
  AccessMethodOption() {}

  boolean isEntries() {
    return method == AccessMethod.ENTRIES;
  }
}
