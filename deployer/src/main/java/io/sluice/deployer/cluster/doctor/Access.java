package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody has to be allowed to do.
 *
 * @param purpose what it is for, as {@code apply}
 * @param required whether nothing goes without it
 * @param group the API group; empty for the core
 * @param resource the resource, as {@code pods} or {@code pods/log}
 * @param verbs what is done with it
 */
record Access(String purpose, boolean required, String group, String resource, List<String> verbs) {
  static final String FLINK = "flink.apache.org";

  /** What Sluice's commands do in a namespace. */
  static List<Access> ofSluice() {
    return List.of(
        new Access(
            "apply, status, delete",
            true,
            FLINK,
            "flinkdeployments",
            List.of("get", "list", "watch", "create", "patch", "delete")),
        new Access(
            "jobs on a session cluster",
            false,
            FLINK,
            "flinksessionjobs",
            List.of("get", "list", "watch", "create", "patch", "delete")),
        new Access("apply --wait, status", true, "", "pods", List.of("get", "list", "watch")),
        new Access("apply --wait", false, "apps", "deployments", List.of("get", "list", "watch")),
        new Access("apply --wait, explain", false, "", "events", List.of("list", "watch")),
        new Access("leader, delete", false, "", "configmaps", List.of("get", "list", "watch")),
        new Access("ui, delete", false, "", "services", List.of("get", "list")),
        new Access("logs, explain", false, "", "pods/log", List.of("get")),
        new Access(
            "ui, savepoint, status of checkpoints",
            false,
            "",
            "pods/portforward",
            List.of("create")),
        new Access("autoscaler reset", false, "", "configmaps", List.of("delete")));
  }

  /**
   * What Flink does with the service account of a job: the JobManager starts TaskManagers and, with
   * high availability, keeps what it has to remember in ConfigMaps.
   */
  static List<Access> ofJob(boolean startsPods, boolean highlyAvailable) {
    Access pods =
        new Access(
            "TaskManagers", true, "", "pods", List.of("get", "list", "watch", "create", "delete"));
    Access owner = new Access("TaskManagers", true, "apps", "deployments", List.of("get"));
    Access configMaps =
        new Access(
            "high availability",
            true,
            "",
            "configmaps",
            List.of("get", "list", "watch", "create", "update", "delete"));
    List<Access> starts = startsPods ? List.of(pods, owner) : List.of();
    List<Access> keeps = highlyAvailable ? List.of(configMaps) : List.of();
    return Stream.of(starts, keeps).flatMap(List::stream).toList();
  }

  private String plainResource() {
    return resource.contains("/") ? resource.substring(0, resource.indexOf('/')) : resource;
  }

  private String subresource() {
    return resource.contains("/") ? resource.substring(resource.indexOf('/') + 1) : "";
  }

  /** One of its verbs, as the API server is asked for it. */
  ResourceAttributes request(String namespace, String verb) {
    return new ResourceAttributesBuilder()
        .withNamespace(namespace)
        .withGroup(group)
        .withResource(plainResource())
        .withSubresource(subresource())
        .withVerb(verb)
        .build();
  }
}
