package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.target.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Flink's native mode: Flink's own client starts the job, and no operator looks after it. */
public final class NativeTarget implements Target {
  private static final String DEFAULT_NAMESPACE = "default";
  private static final Set<String> ACCESS_KINDS =
      Set.of("ServiceAccount", "Role", "RoleBinding", "ClusterRoleBinding");

  private final ClusterAccess access;

  /** A target whose jobs may do no more than Flink needs. */
  public NativeTarget() {
    this(ClusterAccess.LEAST);
  }

  /**
   * @param access what the jobs may do in the cluster
   */
  public NativeTarget(ClusterAccess access) {
    this.access = access;
  }

  @Override
  public String id() {
    return "native";
  }

  @Override
  public List<Problem> problems(FlinkResource resource) {
    return Checker.check(resource, id());
  }

  @Override
  public Map<Path, String> files(FlinkResource resource) {
    NativeApplication application = application(resource, DEFAULT_NAMESPACE, null);
    FlinkVersion line = NativeTranslation.line(((FlinkDeployment) resource).spec());
    Map<Path, String> manifests = new LinkedHashMap<>();
    manifests.put(Path.of("rbac.yaml"), yaml(application.resources(), true));
    String further = yaml(application.resources(), false);
    if (!further.isEmpty()) {
      manifests.put(Path.of("resources.yaml"), further);
    }
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(
        Path.of("run.sh"),
        RunScript.of(application.command(), line.line(), List.copyOf(manifests.keySet())));
    files.putAll(manifests);
    files.putAll(application.files());
    return files.entrySet().stream()
        .collect(
            Collectors.toMap(
                file -> Path.of(application.name()).resolve(file.getKey()),
                Map.Entry::getValue,
                (one, other) -> other,
                LinkedHashMap::new));
  }

  /**
   * What runs the job.
   *
   * @param namespace where it runs if the description does not say
   * @param savepoint what it starts from; null for what is described
   * @throws InvalidDeploymentException if native mode cannot have something of the description
   */
  public NativeApplication application(
      FlinkResource resource, String namespace, @Nullable URI savepoint) {
    List<Problem> errors =
        problems(resource).stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      throw new InvalidDeploymentException(resource.name(), errors);
    }
    return new NativeTranslation(access).of((FlinkDeployment) resource, namespace, savepoint);
  }

  private static String yaml(List<KubernetesResource> resources, boolean access) {
    return resources.stream()
        .filter(resource -> ACCESS_KINDS.contains(resource.kind()) == access)
        .map(KubernetesResource::yaml)
        .collect(Collectors.joining("---\n"));
  }
}
