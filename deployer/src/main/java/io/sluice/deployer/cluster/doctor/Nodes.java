package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.sluice.deployer.cluster.live.Tree;
import java.util.List;
import java.util.Map;

/** Which nodes a pod may go to: those that are ready, tolerated and selected. */
final class Nodes {
  private Nodes() {}

  static boolean takes(Node node, List<Tree> templates) {
    return isReady(node)
        && !Boolean.TRUE.equals(node.getSpec().getUnschedulable())
        && templates.stream().allMatch(template -> isSelected(node, template))
        && node.getSpec().getTaints().stream()
            .filter(taint -> !"PreferNoSchedule".equals(taint.getEffect()))
            .allMatch(taint -> isTolerated(taint, templates));
  }

  private static boolean isReady(Node node) {
    return node.getStatus() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(one -> one.getType().equals("Ready") && one.getStatus().equals("True"));
  }

  private static boolean isSelected(Node node, Tree template) {
    Map<String, String> labels = node.getMetadata().getLabels();
    return template.map("nodeSelector").entrySet().stream()
        .allMatch(
            one ->
                labels != null && String.valueOf(one.getValue()).equals(labels.get(one.getKey())));
  }

  private static boolean isTolerated(Taint taint, List<Tree> templates) {
    return templates.stream()
        .flatMap(template -> template.list("tolerations").stream())
        .anyMatch(toleration -> tolerates(toleration, taint));
  }

  private static boolean tolerates(Tree toleration, Taint taint) {
    String effect = toleration.text("effect").orElse("");
    String key = toleration.text("key").orElse("");
    boolean exists = toleration.text("operator").orElse("Equal").equals("Exists");
    String value = taint.getValue() == null ? "" : taint.getValue();
    return (effect.isEmpty() || effect.equals(taint.getEffect()))
        && (key.isEmpty() ? exists : key.equals(taint.getKey()))
        && (exists || toleration.text("value").orElse("").equals(value));
  }
}
