package io.sluice.deployer.workflow;

import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.target.nativek8s.NativeApplication;
import io.sluice.deployer.workflow.state.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Kubernetes Job that runs Flink's client in the job's own image. What the client reads lies in
 * a ConfigMap.
 *
 * @param application what the client is told
 * @param image an image with Flink, whose {@code FLINK_HOME} is set
 * @param account the service account of the job, which may create what the client creates
 */
public record ClientJob(NativeApplication application, String image, String account) {
  private static final Path FOLDER = Path.of("/flink-client");
  private static final int NAME_LENGTH = 26;

  /** Together far below what Step Functions takes as an answer, however the log is escaped. */
  private static final Map<String, List<String>> LOG =
      ordered("tailLines", List.of("100"), "limitBytes", List.of("40000"));

  /** What is applied before the client runs. */
  public List<KubernetesResource> resources() {
    List<KubernetesResource> resources = new ArrayList<>(application.resources());
    Map<String, Object> data = new LinkedHashMap<>();
    application.files().forEach((path, content) -> data.put(key(path), content));
    Map<String, Object> files = resource("v1", "ConfigMap", configMap());
    files.put("data", data);
    resources.add(new KubernetesResource(files));
    return resources;
  }

  /** The Deployment that the client makes. */
  public KubernetesResource jobManager() {
    return new KubernetesResource(resource("apps/v1", "Deployment", application.name()));
  }

  /**
   * The parameters of {@code eks:runJob.sync} beside the cluster's, by names and values.
   *
   * @param seconds how long the client may take
   */
  Object[] parameters(int seconds) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("RetrieveLogs", true);
    options.put("RawLogs", true);
    options.put("LogParameters", LOG);
    return new Object[] {
      "Namespace", application.namespace(), "LogOptions", options, "Job", job(seconds)
    };
  }

  private Value job(int seconds) {
    return Value.fields(
        "apiVersion",
        "batch/v1",
        "kind",
        "Job",
        "metadata",
        Value.fields("name", Value.text(shortName() + "-", new Value.UniqueId())),
        "spec",
        ordered(
            "backoffLimit",
            0,
            "activeDeadlineSeconds",
            seconds,
            "ttlSecondsAfterFinished",
            86_400,
            "template",
            Map.of("spec", pod())));
  }

  private Map<String, Object> pod() {
    Map<String, Object> container =
        ordered(
            "name",
            "flink",
            "image",
            image,
            "command",
            List.of("sh", "-c", "exec \"${FLINK_HOME:-/opt/flink}/bin/flink\" \"$@\"", "flink"),
            "args",
            application.command().words(FOLDER),
            "env",
            List.of(
                ordered(
                    "name",
                    "FLINK_CONF_DIR",
                    "value",
                    FOLDER.resolve(NativeApplication.CONF_FOLDER).toString())),
            "resources",
            ordered(
                "requests",
                ordered("cpu", "200m", "memory", "1Gi"),
                "limits",
                Map.of("memory", "1Gi")),
            "volumeMounts",
            List.of(ordered("name", "files", "mountPath", FOLDER.toString())));
    List<Map<String, Object>> items =
        application.files().keySet().stream()
            .map(path -> ClientJob.<Object>ordered("key", key(path), "path", path.toString()))
            .toList();
    return ordered(
        "restartPolicy",
        "Never",
        "serviceAccountName",
        account,
        "containers",
        List.of(container),
        "volumes",
        List.of(
            ordered("name", "files", "configMap", ordered("name", configMap(), "items", items))));
  }

  private Map<String, Object> resource(String apiVersion, String kind, String name) {
    return ordered(
        "apiVersion",
        apiVersion,
        "kind",
        kind,
        "metadata",
        ordered("name", name, "namespace", application.namespace()));
  }

  private String configMap() {
    return application.name() + "-client";
  }

  /** With a UUID it makes a name of 63 characters at most. */
  private String shortName() {
    String name = application.name();
    return name.length() <= NAME_LENGTH
        ? name
        : name.substring(0, NAME_LENGTH).replaceAll("-+$", "");
  }

  private static String key(Path path) {
    return path.toString().replace('/', '.');
  }

  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> ordered(Object... namesAndValues) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], (T) namesAndValues[i + 1]);
    }
    return map;
  }
}
