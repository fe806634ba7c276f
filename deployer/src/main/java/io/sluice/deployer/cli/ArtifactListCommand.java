package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.artifact.Artifact;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.ArtifactKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the artifacts of an environment's bucket. */
@Command(
    name = "list",
    description = "Lists the artifacts in an environment's bucket, and which the manifests use.",
    footer = {"", "Example:", "  sluice artifact list --env dev"})
final class ArtifactListCommand implements Callable<Integer> {
  private static final int SHORT = 12;

  @Mixin ArtifactChoice choice;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ArtifactListCommand() {}

  @Override
  public Integer call() throws IOException {
    Environment environment = choice.environment();
    try (Aws aws = choice.connect(environment)) {
      List<Artifact> all = ArtifactChoice.store(aws, environment).all();
      Set<String> described = ArtifactKey.digestsIn(new Described(Project.current()).texts());
      output.print(
          all.stream().map(one -> data(one, environment, described)).toList(),
          all.isEmpty()
              ? "there are no artifacts in s3://" + environment.buckets().artifacts()
              : table(all, environment, described));
    }
    return ExitCode.OK;
  }

  private static TextTable table(
      List<Artifact> all, Environment environment, Set<String> described) {
    TextTable table = new TextTable("NAME", "SHA-256", "SIZE", "AGE", "USED");
    for (Artifact one : all) {
      table.row(
          one.key().name(),
          one.key().digest().substring(0, SHORT),
          Ages.size(one.bytes()),
          Ages.of(Duration.between(one.uploaded(), Instant.now())),
          String.join(", ", uses(one, environment, described)));
    }
    return table;
  }

  private static List<String> uses(
      Artifact artifact, Environment environment, Set<String> described) {
    List<String> uses = new ArrayList<>();
    if (environment.pins().byName().containsValue(artifact.key())) {
      uses.add("pinned");
    }
    if (described.contains(artifact.key().digest())) {
      uses.add("in manifests");
    }
    return uses;
  }

  private static Map<String, Object> data(
      Artifact artifact, Environment environment, Set<String> described) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", artifact.key().name());
    data.put("sha256", artifact.key().digest());
    data.put("key", artifact.key().key());
    data.put("bytes", artifact.bytes());
    data.put("uploaded", artifact.uploaded().toString());
    data.put("uses", uses(artifact, environment, described));
    return data;
  }
}
