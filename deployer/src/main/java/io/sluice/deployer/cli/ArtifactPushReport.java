package io.sluice.deployer.cli;

import io.sluice.deployer.aws.artifact.Artifact;
import io.sluice.deployer.aws.artifact.ArtifactStore;
import io.sluice.deployer.aws.artifact.LocalArtifact;
import io.sluice.deployer.catalogue.ArtifactPins;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.ArtifactKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what was pushed, or would be. */
final class ArtifactPushReport {
  private final OutputOption output;
  private final Environment environment;
  private final ArtifactStore store;
  private final boolean dryRun;
  private final List<Map<String, Object>> artifacts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  ArtifactPushReport(
      OutputOption output, Environment environment, ArtifactStore store, boolean dryRun) {
    this.output = output;
    this.environment = environment;
    this.store = store;
    this.dryRun = dryRun;
  }

  void artifact(LocalArtifact local, boolean uploaded) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", local.key().name());
    one.put("sha256", local.key().digest());
    one.put("address", store.address(local.key()));
    one.put("bytes", local.bytes());
    one.put("uploaded", uploaded && !dryRun);
    artifacts.add(one);
    String how = uploaded ? (dryRun ? "would upload " : "uploaded     ") : "already there";
    line(how + " " + store.address(local.key()) + " (" + Ages.size(local.bytes()) + ")");
  }

  void print(ArtifactPins pins, List<Artifact> expired) {
    pins.byName().values().stream().filter(pin -> !isPinned(pin)).forEach(this::pinned);
    expired.forEach(
        old ->
            line(
                (dryRun ? "would delete  " : "deleted       ")
                    + store.address(old.key())
                    + " ("
                    + Ages.size(old.bytes())
                    + ")"));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("environment", environment.name());
    data.put("dryRun", dryRun);
    data.put("artifacts", artifacts);
    data.put("purged", expired.stream().map(old -> store.address(old.key())).toList());
    output.print(data, text.toString().stripTrailing());
  }

  private boolean isPinned(ArtifactKey pin) {
    return pin.equals(environment.pins().byName().get(pin.name()));
  }

  private void pinned(ArtifactKey pin) {
    ArtifactKey before = environment.pins().byName().get(pin.name());
    line(
        (dryRun ? "would pin     " : "pinned        ")
            + pin.name()
            + " in "
            + environment.name()
            + ".lock: "
            + (before == null ? "" : before.digest() + " -> ")
            + pin.digest());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
