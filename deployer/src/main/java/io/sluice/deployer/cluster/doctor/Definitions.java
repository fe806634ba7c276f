package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.release.OperatorVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the custom resource definitions in a cluster say of the operator that they belong to. */
public final class Definitions {
  static final String DEPLOYMENTS = "flinkdeployments.flink.apache.org";
  private static final String VERSION = "v1beta1";

  private final Tree spec;

  private Definitions(Tree spec) {
    this.spec = spec;
  }

  /** The definition of FlinkDeployment; empty where there is none. */
  public static Optional<Definitions> read(Cluster cluster) {
    return Optional.ofNullable(get(cluster, DEPLOYMENTS)).map(Definitions::of);
  }

  static CustomResourceDefinition get(Cluster cluster, String name) {
    return cluster.client().apiextensions().v1().customResourceDefinitions().withName(name).get();
  }

  private static Definitions of(CustomResourceDefinition definition) {
    Tree tree = new Tree(Serialization.unmarshal(Serialization.asJson(definition), Map.class));
    return new Definitions(
        tree.list("spec", "versions").stream()
            .filter(version -> version.text("name").orElse("").equals(VERSION))
            .findFirst()
            .orElse(new Tree(Map.of()))
            .at("schema", "openAPIV3Schema", "properties", "spec", "properties"));
  }

  /** The values of {@code flinkVersion}. */
  List<String> flinkVersions() {
    return spec.list("flinkVersion", "enum").stream().map(one -> one.root().toString()).toList();
  }

  /** Whether there is a field of the specification, as {@code emrReleaseLabel}. */
  boolean hasField(String field) {
    return spec.map().containsKey(field);
  }

  /** The field of a job, as {@code autoscalerResetNonce}. */
  boolean hasJobField(String field) {
    return spec.map("job", "properties").containsKey(field);
  }

  /** The oldest operator whose definition this can be. */
  OperatorVersion oldest() {
    List<String> versions = flinkVersions();
    if (versions.contains("v2_3")) {
      return new OperatorVersion(1, 15);
    }
    if (versions.contains("v2_1")) {
      return new OperatorVersion(1, 13);
    }
    if (versions.contains("v2_0")) {
      return new OperatorVersion(1, 11);
    }
    if (versions.contains("v1_20")) {
      return new OperatorVersion(1, 10);
    }
    if (versions.contains("v1_19")) {
      return new OperatorVersion(1, hasJobField("savepointRedeployNonce") ? 8 : 7);
    }
    return new OperatorVersion(1, versions.contains("v1_18") ? 6 : 5);
  }

  /** The newest operator whose definition this can be. */
  OperatorVersion newest() {
    OperatorVersion oldest = oldest();
    return switch (oldest.minor()) {
      case 8 -> new OperatorVersion(1, 9);
      case 11 -> new OperatorVersion(1, 12);
      case 13 -> new OperatorVersion(1, 14);
      default -> oldest;
    };
  }

  /** As messages have it: {@code 1.8 to 1.9}. */
  public String line() {
    OperatorVersion oldest = oldest();
    OperatorVersion newest = newest();
    return oldest.minor() == 15
        ? "1.15 or newer"
        : oldest.equals(newest) ? oldest.toString() : oldest + " to " + newest;
  }

  /** Whether an operator of that line brings this definition. */
  boolean fits(OperatorVersion operator) {
    return operator.isAtLeast(oldest()) && (oldest().minor() == 15 || newest().isAtLeast(operator));
  }
}
