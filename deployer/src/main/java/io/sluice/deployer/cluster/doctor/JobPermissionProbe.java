package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The job's service account may do what Flink does with it (SubjectAccessReview). */
final class JobPermissionProbe implements Probe {
  @Override
  public String id() {
    return "job-permissions";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, NamespaceProbe.ID, ServiceAccountProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<Described> described = examined.described();
    Optional<String> account = described.flatMap(one -> one.serviceAccounts().stream().findFirst());
    if (account.isEmpty()) {
      return List.of(
          Finding.skipped("no service account is named whose rights could be looked at"));
    }
    if (examined.resources().stream().anyMatch(one -> one.kind().endsWith("RoleBinding"))) {
      return List.of(Finding.ok("apply gives " + account.get() + " its rights"));
    }
    return look(examined, described.get(), account.get());
  }

  private static List<Finding> look(Examined examined, Described described, String account) {
    List<Finding> findings = new ArrayList<>();
    for (Access access : Access.ofJob(!described.isStandalone(), described.isHighlyAvailable())) {
      List<String> denied =
          access.verbs().stream().filter(verb -> !may(examined, account, access, verb)).toList();
      if (!denied.isEmpty()) {
        findings.add(
            Finding.fail(
                "service account "
                    + account
                    + " may not "
                    + String.join(", ", denied)
                    + " "
                    + access.resource()
                    + " in "
                    + examined.namespace()
                    + " (for "
                    + access.purpose()
                    + ")",
                "bind it to a Role with these verbs; the operator's chart makes one with"
                    + " rbac.jobRole.create=true"));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("service account " + account + " may do what Flink does with it"))
        : findings;
  }

  private static boolean may(Examined examined, String account, Access access, String verb) {
    String namespace = examined.namespace();
    SubjectAccessReview review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:" + namespace + ":" + account)
            .withGroups(
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated")
            .withResourceAttributes(access.request(namespace, verb))
            .endSpec()
            .build();
    return examined.cluster().client().resource(review).create().getStatus().getAllowed();
  }
}
