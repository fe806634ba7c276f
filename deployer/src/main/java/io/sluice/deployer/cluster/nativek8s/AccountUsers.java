package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.sluice.deployer.cluster.ClusterException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether somebody beside a job works with its service account, and so with its permissions. */
final class AccountUsers {
  private static final String ACCOUNT = "ServiceAccount";
  private static final String DEFAULT = "default";

  private AccountUsers() {}

  /**
   * Why the accounts of a job, their Roles and bindings must stay.
   *
   * @param made what was made for the job
   * @return empty only if it is certain that nobody else uses them
   */
  static Optional<String> reasonToStay(NativeJob job, Collection<? extends HasMetadata> made) {
    Set<String> accounts =
        made.stream().flatMap(AccountUsers::accounts).collect(Collectors.toSet());
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    try {
      return job
          .cluster()
          .ask(
              "list Deployments in " + job.namespace(),
              () ->
                  job.cluster()
                      .client()
                      .apps()
                      .deployments()
                      .inNamespace(job.namespace())
                      .list()
                      .getItems())
          .stream()
          .filter(deployment -> !deployment.getMetadata().getName().equals(job.name()))
          .filter(deployment -> accounts.contains(account(deployment)))
          .map(
              deployment ->
                  "Deployment/"
                      + deployment.getMetadata().getName()
                      + " uses ServiceAccount/"
                      + account(deployment))
          .findFirst();
    } catch (ClusterException unknown) {
      return Optional.of("who else uses it is not known: " + unknown.getMessage());
    }
  }

  private static Stream<String> accounts(HasMetadata resource) {
    if (resource instanceof ServiceAccount account) {
      return Stream.of(account.getMetadata().getName());
    }
    if (resource instanceof RoleBinding binding) {
      return subjects(binding.getSubjects());
    }
    return resource instanceof ClusterRoleBinding binding
        ? subjects(binding.getSubjects())
        : Stream.empty();
  }

  private static Stream<String> subjects(List<Subject> subjects) {
    return subjects.stream()
        .filter(subject -> subject.getKind().equals(ACCOUNT))
        .map(Subject::getName);
  }

  private static String account(Deployment deployment) {
    String name = deployment.getSpec().getTemplate().getSpec().getServiceAccountName();
    return name == null || name.isBlank() ? DEFAULT : name;
  }
}
