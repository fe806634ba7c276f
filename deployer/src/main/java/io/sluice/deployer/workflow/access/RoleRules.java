package io.sluice.deployer.workflow.access;

import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.eks.ApiPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules of a Kubernetes Role. */
final class RoleRules {
  private RoleRules() {}

  /** Reading, creating, replacing and deleting these, and no others of their kinds but creating. */
  static List<Map<String, Object>> of(List<KubernetesResource> resources) {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (KubernetesResource resource : resources) {
      List<String> groups = List.of(ApiPath.group(resource.apiVersion()));
      List<String> plurals = List.of(ApiPath.plural(resource.kind()));
      rules.add(rule(groups, plurals, List.of("create")));
      Map<String, Object> one = rule(groups, plurals, List.of("get", "update", "delete"));
      one.put("resourceNames", List.of(resource.name()));
      rules.add(one);
    }
    resources.stream()
        .filter(resource -> resource.kind().equals("Role"))
        .forEach(role -> rules.addAll(handedOn(role)));
    return rules.stream().distinct().toList();
  }

  static Map<String, Object> rule(List<String> groups, List<String> plurals, List<String> verbs) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("apiGroups", groups);
    rule.put("resources", plurals);
    rule.put("verbs", verbs);
    return rule;
  }

  /** Kubernetes lets nobody give away what he may not do himself. */
  private static List<Map<String, Object>> handedOn(KubernetesResource role) {
    List<Map<String, Object>> rules = new ArrayList<>();
    if (role.content().get("rules") instanceof List<?> given) {
      for (Object one : given) {
        Map<String, Object> rule = new LinkedHashMap<>();
        ((Map<?, ?>) one).forEach((key, value) -> rule.put(String.valueOf(key), value));
        rules.add(rule);
      }
    }
    return rules;
  }
}
