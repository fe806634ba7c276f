package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.artifact.Artifact;
import io.sluice.deployer.aws.artifact.ArtifactStore;
import io.sluice.deployer.catalogue.Environment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes old artifacts that nothing refers to. */
@Command(
    name = "purge",
    description =
        "Deletes artifacts but the newest of each name, and those that a manifest or a live"
            + " deployment refers to.",
    footer = {
      "",
      "A reference is a digest in a description, a pin, a rendered manifest of any environment, or",
      "in what the cluster has of a deployment: its specification, those before it that the operator",
      "could go back to, and Flink's options.",
      "",
      "Examples:",
      "  sluice artifact purge --env dev --keep 5 --dry-run",
      "  sluice artifact purge --env dev --keep 5"
    })
final class ArtifactPurgeCommand implements Callable<Integer> {
  @Mixin ArtifactChoice choice;

  @Option(
      names = "--keep",
      paramLabel = "N",
      required = true,
      description = "How many of each name stay in any case: the newest.")
  int keep;

  @Option(names = "--dry-run", description = "Only say what would be deleted.")
  boolean dryRun;

  @Mixin ArtifactRetention retention;
  @Mixin Confirmation confirmation;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ArtifactPurgeCommand() {}

  @Override
  public Integer call() throws IOException {
    Environment environment = choice.environment();
    try (Aws aws = choice.connect(environment)) {
      ArtifactStore store = ArtifactChoice.store(aws, environment);
      List<Artifact> expired = retention.expired(store, environment, environment.pins(), keep);
      if (!dryRun && !expired.isEmpty()) {
        expired.forEach(one -> output.err().println(line("goes ", store, one)));
        output.err().flush();
        confirmation.require("delete " + sum(expired));
        store.remove(expired);
      }
      report(store, expired);
    }
    return ExitCode.OK;
  }

  private void report(ArtifactStore store, List<Artifact> expired) {
    String word = dryRun ? "would delete" : "deleted";
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("dryRun", dryRun);
    data.put("purged", expired.stream().map(one -> store.address(one.key())).toList());
    output.print(
        data,
        expired.isEmpty()
            ? "there is nothing to delete"
            : expired.stream().map(one -> line(word, store, one)).collect(Collectors.joining("\n"))
                + "\n"
                + word
                + " "
                + sum(expired));
  }

  private static String line(String word, ArtifactStore store, Artifact artifact) {
    return word + " " + store.address(artifact.key()) + " (" + Ages.size(artifact.bytes()) + ")";
  }

  private static String sum(List<Artifact> artifacts) {
    return artifacts.size()
        + (artifacts.size() == 1 ? " artifact (" : " artifacts (")
        + Ages.size(artifacts.stream().mapToLong(Artifact::bytes).sum())
        + ")";
  }
}
