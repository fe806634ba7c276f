package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the configurations of webhooks that are asked before a Flink resource is stored. */
final class Webhooks {
  private static final String GROUP = "flink.apache.org";

  private Webhooks() {}

  /**
   * A configuration.
   *
   * @param tree the whole resource
   */
  record Configuration(Tree tree) {
    String kind() {
      return tree.text("kind").orElse("");
    }

    String name() {
      return tree.text("metadata", "name").orElse("");
    }

    List<Tree> hooks() {
      return tree.list("webhooks").stream().filter(Webhooks::isAboutFlink).toList();
    }

    /** As messages name it. */
    @Override
    public String toString() {
      return kind() + "/" + name();
    }
  }

  static List<Configuration> of(Cluster cluster) {
    var admission = cluster.client().admissionRegistration().v1();
    return Stream.<HasMetadata>concat(
            admission.validatingWebhookConfigurations().list().getItems().stream(),
            admission.mutatingWebhookConfigurations().list().getItems().stream())
        .map(
            one ->
                new Configuration(
                    new Tree(Serialization.unmarshal(Serialization.asJson(one), Map.class))))
        .filter(one -> !one.hooks().isEmpty())
        .toList();
  }

  private static boolean isAboutFlink(Tree hook) {
    return hook.list("rules").stream()
        .flatMap(rule -> rule.list("apiGroups").stream())
        .anyMatch(group -> GROUP.equals(group.root()));
  }
}
