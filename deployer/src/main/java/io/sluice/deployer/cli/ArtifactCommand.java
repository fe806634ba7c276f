package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The jars of jobs in S3. */
@Command(
    name = "artifact",
    description = "Puts jars into S3 under their digests, and pins the manifests to them.",
    subcommands = {
      ArtifactPushCommand.class,
      ArtifactListCommand.class,
      ArtifactPurgeCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  sluice artifact push --env dev     uploads the jar, pins and renders the manifests",
      "  sluice artifact list --env dev     what is there, and what is in use",
      "  sluice artifact purge --env dev --keep 5"
    })
final class ArtifactCommand implements Runnable {
  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ArtifactCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
