package io.sluice.deployer.cluster.resource;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the API server says against a resource, in words that name the field and the fix. */
final class Refusals {
  private static final int UNPROCESSABLE = 422;
  private static final String VERSION = "spec.flinkVersion";
  private static final Pattern UNKNOWN_FIELD = Pattern.compile("unknown field \"([^\"]+)\"");
  private static final Pattern UNDECLARED_FIELD =
      Pattern.compile("\\.([\\w.\\[\\]=\"-]+): field not declared in schema");

  /** How Fabric8 says that the server does not list a kind. */
  private static final List<String> NO_SUCH_KIND =
      List.of("Could not find the metadata", "Could not find a registered handler");

  private static final Set<String> OF_EMR =
      Set.of(
          "spec.emrReleaseLabel",
          "spec.executionRoleArn",
          "spec.monitoringConfiguration",
          "spec.jobManager.highAvailabilityEnabled",
          "spec.jobManager.storageDir");

  private Refusals() {}

  static ClusterException of(
      String doing, KubernetesResource resource, KubernetesClientException failure) {
    if (isMissingNamespace(failure)) {
      return new ClusterException(
          doing + ": namespace '" + resource.namespace() + "' does not exist",
          "create it (kubectl create namespace "
              + resource.namespace()
              + ") and let the operator watch it, or check --context",
          failure);
    }
    if (isUnknownKind(failure)) {
      return new ClusterException(
          doing
              + ": the cluster does not know the kind "
              + resource.kind()
              + " of "
              + resource.apiVersion(),
          isOfOperator(resource)
              ? "install the Flink operator with its custom resource definitions"
              : "check apiVersion and kind, or use another context",
          failure);
    }
    List<String> unknown = unknownFields(failure);
    if (!unknown.isEmpty()) {
      return unknown(resource, unknown, failure);
    }
    List<StatusCause> causes = causes(failure);
    if (failure.getCode() == UNPROCESSABLE && !causes.isEmpty()) {
      return new ClusterException(
          doing
              + ": "
              + causes.stream()
                  .map(cause -> cause.getField() + ": " + told(cause))
                  .collect(Collectors.joining("; ")),
          fix(causes),
          failure);
    }
    return ApiErrors.of(doing, failure);
  }

  /** The definition in the cluster lacks these fields. */
  static ClusterException unknown(
      KubernetesResource resource,
      List<String> fields,
      @Nullable KubernetesClientException failure) {
    boolean emr = fields.stream().anyMatch(OF_EMR::contains);
    String what =
        resource
            + ": the cluster's definition of "
            + resource.kind()
            + " does not know "
            + String.join(", ", fields)
            + (emr
                ? ": its operator is not EMR's"
                : isOfOperator(resource) ? ": its operator is older than the description" : "");
    String fix =
        emr
            ? "use --target apache, or check --context"
            : isOfOperator(resource)
                ? "remove the field, or install the operator and its custom resource definitions in"
                    + " a version that has it"
                : "remove the field, or check apiVersion";
    return failure == null
        ? new ClusterException(what, fix)
        : new ClusterException(what, fix, failure);
  }

  private static boolean isOfOperator(KubernetesResource resource) {
    return resource.apiVersion().startsWith("flink.apache.org/");
  }

  private static boolean isMissingNamespace(KubernetesClientException failure) {
    @Nullable Status status = failure.getStatus();
    return ApiErrors.isNotFound(failure)
        && status != null
        && status.getDetails() != null
        && "namespaces".equals(status.getDetails().getKind());
  }

  private static boolean isUnknownKind(KubernetesClientException failure) {
    return ApiErrors.isNotFound(failure)
        || NO_SUCH_KIND.stream().anyMatch(String.valueOf(failure.getMessage())::startsWith);
  }

  private static List<String> unknownFields(KubernetesClientException failure) {
    String message = String.valueOf(failure.getMessage());
    List<String> fields = new ArrayList<>();
    for (Pattern pattern : List.of(UNKNOWN_FIELD, UNDECLARED_FIELD)) {
      Matcher found = pattern.matcher(message);
      while (found.find()) {
        fields.add(found.group(1));
      }
    }
    return fields.stream().distinct().toList();
  }

  private static List<StatusCause> causes(KubernetesClientException failure) {
    @Nullable Status status = failure.getStatus();
    return status == null || status.getDetails() == null
        ? List.of()
        : status.getDetails().getCauses();
  }

  private static String fix(List<StatusCause> causes) {
    List<String> fields = causes.stream().map(StatusCause::getField).distinct().toList();
    return fields.contains(VERSION)
        ? "describe a Flink version that the operator knows, or install a newer operator with its"
            + " custom resource definitions"
        : "mend " + String.join(", ", fields) + " in the description";
  }

  private static String told(StatusCause cause) {
    String field = cause.getField() + " ";
    String message = cause.getMessage().lines().findFirst().orElse("");
    return message.replace(": " + field, ": ");
  }
}
