package io.sluice.deployer.cluster.access;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a live Role or RoleBinding gives what the guide's gives, however it is written. */
final class Likeness {
  private static final List<String> REFERENCE = List.of("kind", "name");

  private Likeness() {}

  /** What is otherwise, in words; empty where that is nothing. */
  static Optional<String> difference(KubernetesResource wanted, Tree live) {
    Tree guide = new Tree(wanted.content());
    if (wanted.kind().equals("Role")) {
      return rules(guide).equals(rules(live))
          ? Optional.empty()
          : Optional.of("its rules are not the guide's");
    }
    if (!hasSameReference(wanted, live)) {
      return Optional.of(
          "it binds "
              + live.text("roleRef", "kind").orElse("")
              + "/"
              + live.text("roleRef", "name").orElse(""));
    }
    return users(live).contains(GuideRole.NAME)
        ? Optional.empty()
        : Optional.of("it is not for the user " + GuideRole.NAME);
  }

  /** Whether a RoleBinding is for the same Role; always so for a Role. */
  static boolean hasSameReference(KubernetesResource wanted, Tree live) {
    Tree guide = new Tree(wanted.content());
    return REFERENCE.stream()
        .allMatch(part -> guide.text("roleRef", part).equals(live.text("roleRef", part)));
  }

  /** The users that a RoleBinding is for. */
  static Set<String> users(Tree binding) {
    return binding.list("subjects").stream()
        .filter(subject -> subject.text("kind").filter("User"::equals).isPresent())
        .flatMap(subject -> subject.text("name").stream())
        .collect(Collectors.toSet());
  }

  /** The resource as people compare it: without what the server keeps beside it. */
  static String yaml(Tree resource) {
    Map<String, Object> shown = new LinkedHashMap<>();
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (String field : List.of("apiVersion", "kind")) {
      shown.put(field, resource.text(field).orElse(""));
    }
    for (String field : List.of("name", "namespace", "labels")) {
      if (resource.map("metadata").containsKey(field)) {
        metadata.put(field, resource.map("metadata").get(field));
      }
    }
    shown.put("metadata", metadata);
    for (String field : List.of("rules", "subjects", "roleRef")) {
      if (resource.map().containsKey(field)) {
        shown.put(field, resource.map().get(field));
      }
    }
    return YamlWriter.write(shown);
  }

  private static Set<List<Set<String>>> rules(Tree role) {
    return role.list("rules").stream()
        .map(
            rule ->
                List.of(
                    texts(rule, "apiGroups"),
                    texts(rule, "resources"),
                    texts(rule, "verbs"),
                    texts(rule, "resourceNames")))
        .collect(Collectors.toSet());
  }

  private static Set<String> texts(Tree rule, String field) {
    return rule.list(field).stream()
        .map(one -> String.valueOf(one.root()))
        .collect(Collectors.toSet());
  }
}
