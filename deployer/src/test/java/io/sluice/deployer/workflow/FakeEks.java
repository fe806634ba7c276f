package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.interpreter.ServiceError;
import io.sluice.deployer.workflow.interpreter.Services;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** EKS in memory: one cluster, its parts, and a call that fails. */
class FakeEks implements Services {
  final Map<String, Object> tags = new LinkedHashMap<>();
  final TreeSet<String> parts = new TreeSet<>();
  final List<String> calls = new ArrayList<>();
  boolean exists;
  String failing = "";

  @Override
  public Object call(String service, Map<String, Object> arguments) {
    calls.add(service);
    String action = service.replaceAll(".*:|\\.sync", "");
    if (action.equals(failing)) {
      throw new ServiceError("States.TaskFailed", action + " did not work");
    }
    switch (action) {
      case "describeCluster":
        requireThere();
        return Map.of(
            "Cluster",
            Map.of(
                "Name",
                "flink-test",
                "Tags",
                tags,
                "Endpoint",
                "https://example",
                "CertificateAuthority",
                Map.of("Data", "eA==")));
      case "createCluster":
        exists = true;
        arguments.forEach((name, value) -> keepTags(name, value));
        return Map.of();
      case "createNodegroup":
        parts.add("nodes " + arguments.get("NodegroupName"));
        return Map.of();
      case "createFargateProfile":
        parts.add("fargate " + arguments.get("FargateProfileName"));
        return Map.of();
      case "deleteNodegroup":
        parts.remove("nodes " + arguments.get("NodegroupName"));
        return Map.of();
      case "deleteFargateProfile":
        parts.remove("fargate " + arguments.get("FargateProfileName"));
        return Map.of();
      case "listNodegroups":
        return Map.of("Nodegroups", named("nodes "));
      case "listFargateProfiles":
        return Map.of("FargateProfileNames", named("fargate "));
      case "deleteCluster":
        requireThere();
        if (!parts.isEmpty()) {
          throw new ServiceError("States.TaskFailed", "it has " + parts);
        }
        exists = false;
        return Map.of();
      case "call":
        return Map.of("ResponseBody", Map.of());
      default:
        throw new IllegalArgumentException(service);
    }
  }

  private void keepTags(String name, Object value) {
    if (name.equals("Tags")) {
      ((Map<?, ?>) value).forEach((key, tag) -> tags.put((String) key, tag));
    }
  }

  private List<String> named(String kind) {
    return parts.stream()
        .filter(part -> part.startsWith(kind))
        .map(part -> part.substring(kind.length()))
        .toList();
  }

  private void requireThere() {
    if (!exists) {
      throw new ServiceError("Eks.ResourceNotFoundException", "no cluster");
    }
  }
}
