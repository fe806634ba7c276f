package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.target.nativek8s.NativeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  /**
   * Deletes what was applied for the job, except permissions that somebody else uses.
   *
   * @param left is given what stays, and why
   * @return what is gone
   */
  List<String> remove(List<String> left) {
    List<HasMetadata> access =
        Stream.of(bindings(), clusterBindings(), roles(), accounts())
            .<HasMetadata>flatMap(List::stream)
            .toList();
    List<String> removed = new ArrayList<>();
    Optional<String> reason = AccountUsers.reasonToStay(job, access);
    for (HasMetadata resource : access) {
      if (reason.isPresent()) {
        left.add(name(resource) + ": " + reason.get());
      } else {
        delete(resource, removed);
      }
    }
    configMaps().forEach(resource -> delete(resource, removed));
    return removed;
  }

  private void delete(HasMetadata resource, List<String> removed) {
    var unused =
        job.cluster()
            .ask(
                "delete " + name(resource),
                () -> job.cluster().client().resource(resource).delete());
    removed.add(name(resource));
  }

  private static String name(HasMetadata resource) {
    return resource.getKind() + "/" + resource.getMetadata().getName();
  }

  private List<? extends HasMetadata> bindings() {
    return list(
        "RoleBindings",
        () ->
            job.cluster()
                .client()
                .rbac()
                .roleBindings()
                .inNamespace(job.namespace())
                .withLabels(labels())
                .list()
                .getItems());
  }

  private List<? extends HasMetadata> roles() {
    return list(
        "Roles",
        () ->
            job.cluster()
                .client()
                .rbac()
                .roles()
                .inNamespace(job.namespace())
                .withLabels(labels())
                .list()
                .getItems());
  }

  /** Not listed: who may only work in one namespace may not see those of the cluster. */
  private List<? extends HasMetadata> clusterBindings() {
    String name = job.namespace() + "-" + job.name() + "-flink";
    try {
      HasMetadata binding =
          job.cluster().client().rbac().clusterRoleBindings().withName(name).get();
      return binding == null || !isSluices(binding) ? List.of() : List.of(binding);
    } catch (KubernetesClientException notAllowed) {
      return List.of();
    }
  }

  private List<? extends HasMetadata> configMaps() {
    return list(
        "ConfigMaps",
        () ->
            job.cluster()
                .client()
                .configMaps()
                .inNamespace(job.namespace())
                .withLabels(labels())
                .list()
                .getItems());
  }

  private List<? extends HasMetadata> accounts() {
    return list(
        "ServiceAccounts",
        () ->
            job.cluster()
                .client()
                .serviceAccounts()
                .inNamespace(job.namespace())
                .withLabels(labels())
                .list()
                .getItems());
  }

  private List<? extends HasMetadata> list(
      String what, Supplier<List<? extends HasMetadata>> question) {
    return job.cluster().ask("list " + what + " in " + job.namespace(), question);
  }

  private Map<String, String> labels() {
    return NativeLabels.of(job.name());
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
