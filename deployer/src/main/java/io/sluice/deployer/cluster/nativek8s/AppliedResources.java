package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.target.nativek8s.NativeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Sluice makes beside a job in native mode: its service account, permissions, ConfigMaps. */
public final class AppliedResources {
  private static final String MANAGER = "sluice";
  private static final String ACCOUNT = "ServiceAccount";

  private final NativeJob job;
  private final Consumer<String> progress;

  /**
   * @param progress is told what is done, a line at a time
   */
  public AppliedResources(NativeJob job, Consumer<String> progress) {
    this.job = job;
    this.progress = progress;
  }

  /**
   * Applies them. A service account that somebody else has made is left as it is.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if the cluster refuses one
   */
  public void apply(List<KubernetesResource> resources) {
    List<String> applied = new ArrayList<>();
    ServerSide server = new ServerSide(job.cluster());
    for (KubernetesResource resource : resources) {
      if (resource.kind().equals(ACCOUNT) && isSomebodyElses(resource)) {
        progress.accept(resource + " is there already and stays as it is");
      } else {
        var unused = server.apply(resource, true, null);
        applied.add(resource.toString());
      }
    }
    progress.accept("applied " + String.join(", ", applied));
  }

  /** Deletes what was applied for the job, except an account that another job uses. */
  List<String> remove() {
    List<String> removed = new ArrayList<>();
    Stream.of(
            made(RoleBinding.class),
            clusterBindings(),
            made(Role.class),
            made(ConfigMap.class),
            made(ServiceAccount.class))
        .flatMap(List::stream)
        .forEach(
            resource -> {
              String name = resource.getKind() + "/" + resource.getMetadata().getName();
              Optional<String> user = otherUser(resource);
              if (user.isPresent()) {
                progress.accept(name + " stays: Deployment/" + user.get() + " uses it");
                return;
              }
              var unused =
                  job.cluster()
                      .ask(
                          "delete " + name,
                          () -> job.cluster().client().resource(resource).delete());
              removed.add(name);
            });
    return removed;
  }

  private <T extends HasMetadata> List<T> made(Class<T> kind) {
    return job.cluster()
        .ask(
            "list the " + kind.getSimpleName() + "s of " + job.name() + " in " + job.namespace(),
            () ->
                job.cluster()
                    .client()
                    .resources(kind)
                    .inNamespace(job.namespace())
                    .withLabels(NativeLabels.of(job.name()))
                    .list()
                    .getItems());
  }

  /** Not listed: who may only work in one namespace may not see those of the cluster. */
  private List<HasMetadata> clusterBindings() {
    String name = job.namespace() + "-" + job.name() + "-flink";
    try {
      HasMetadata binding =
          job.cluster().client().rbac().clusterRoleBindings().withName(name).get();
      return binding == null || !isSluices(binding) ? List.of() : List.of(binding);
    } catch (KubernetesClientException notAllowed) {
      return List.of();
    }
  }

  private Optional<String> otherUser(HasMetadata resource) {
    if (!resource.getKind().equals(ACCOUNT)) {
      return Optional.empty();
    }
    String account = resource.getMetadata().getName();
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
        .filter(
            deployment ->
                account.equals(
                    deployment.getSpec().getTemplate().getSpec().getServiceAccountName()))
        .map(deployment -> deployment.getMetadata().getName())
        .filter(user -> !user.equals(job.name()))
        .findFirst();
  }

  private static boolean isSluices(HasMetadata resource) {
    @Nullable Map<String, String> labels = resource.getMetadata().getLabels();
    return labels != null && MANAGER.equals(labels.get(NativeLabels.MANAGED_BY));
  }

  private boolean isSomebodyElses(KubernetesResource resource) {
    return new ServerSide(job.cluster())
        .read(resource)
        .filter(
            there -> !MANAGER.equals(there.map("metadata", "labels").get(NativeLabels.MANAGED_BY)))
        .isPresent();
  }
}
