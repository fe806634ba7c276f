package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.sluice.deployer.doctor.Finding;
import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whoever runs Sluice may do what its commands do (SelfSubjectAccessReview). */
final class PermissionProbe implements Probe {
  private static final Map<String, Access> MADE =
      Map.of(
          "ServiceAccount", made("", "serviceaccounts"),
          "ConfigMap", made("", "configmaps"),
          "Secret", made("", "secrets"),
          "Service", made("", "services"),
          "Role", made("rbac.authorization.k8s.io", "roles"),
          "RoleBinding", made("rbac.authorization.k8s.io", "rolebindings"));

  @Override
  public String id() {
    return "permissions";
  }

  @Override
  public List<Finding> look(Examined examined) {
    List<Access> wanted = new ArrayList<>(Access.ofSluice());
    examined.resources().stream()
        .map(KubernetesResource::kind)
        .distinct()
        .filter(MADE::containsKey)
        .forEach(kind -> wanted.add(MADE.get(kind)));
    List<Finding> findings = new ArrayList<>();
    for (Access access : wanted) {
      List<String> denied =
          access.verbs().stream().filter(verb -> !may(examined, access, verb)).toList();
      if (!denied.isEmpty()) {
        findings.add(denied(access, denied, examined.namespace()));
      }
    }
    return findings.isEmpty()
        ? List.of(
            Finding.ok("you may do in " + examined.namespace() + " what Sluice's commands do"))
        : findings;
  }

  private static Access made(String group, String resource) {
    return new Access("apply", true, group, resource, List.of("create", "patch"));
  }

  private static Finding denied(Access access, List<String> verbs, String namespace) {
    String what =
        "you may not "
            + String.join(", ", verbs)
            + " "
            + access.resource()
            + " in "
            + namespace
            + " (for "
            + access.purpose()
            + ")";
    String fix =
        "ask for a Role in "
            + namespace
            + " with apiGroups [\""
            + access.group()
            + "\"], resources ["
            + access.resource()
            + "], verbs ["
            + String.join(", ", verbs)
            + "]";
    return access.required() ? Finding.fail(what, fix) : Finding.warn(what, fix);
  }

  private static boolean may(Examined examined, Access access, String verb) {
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withResourceAttributes(access.request(examined.namespace(), verb))
            .endSpec()
            .build();
    return examined.cluster().client().resource(review).create().getStatus().getAllowed();
  }
}
