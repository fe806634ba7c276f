package io.sluice.deployer.workflow.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Step Functions' integration with EKS as the guide describes it, on an API server that a client
 * reaches: parameters, answers, and an error that is named by its status.
 */
public final class KubernetesServices implements Services {
  public static final String CLUSTER = "flink";
  private static final String AUTHORITY = "Y2VydGlmaWNhdGU=";
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");

  private final KubernetesClient client;

  public KubernetesServices(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Object call(String service, Map<String, Object> arguments) {
    return switch (service) {
      case "aws-sdk:eks:describeCluster" -> described(arguments);
      case "eks:call" -> called(arguments);
      case "eks:runJob.sync" -> run(arguments);
      default -> throw new IllegalArgumentException("no such service: " + service);
    };
  }

  private Object described(Map<String, Object> arguments) {
    if (!CLUSTER.equals(arguments.get("Name"))) {
      throw new ServiceError("Eks.ResourceNotFoundException", "No cluster found for name");
    }
    return Map.of(
        "Cluster",
        Map.of(
            "Name",
            CLUSTER,
            "Status",
            "ACTIVE",
            "Endpoint",
            endpoint(),
            "CertificateAuthority",
            Map.of("Data", AUTHORITY),
            "ResourcesVpcConfig",
            Map.of("EndpointPublicAccess", true)));
  }

  private Object called(Map<String, Object> arguments) {
    requireConnection(arguments, Set.of("Method", "Path", "QueryParameters", "RequestBody"));
    assertThat(METHODS).contains((String) arguments.get("Method"));
    return sent(
        (String) arguments.get("Method"),
        arguments.get("Path") + query(arguments.get("QueryParameters")),
        arguments.get("RequestBody"));
  }

  private Object sent(String method, String path, Object body) {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(URI.create(endpoint() + path))
            .method(method, "application/json", body == null ? null : Json.write(body))
            .build();
    try {
      HttpResponse<String> response =
          client.getHttpClient().sendAsync(request, String.class).get(30, TimeUnit.SECONDS);
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("ResponseBody", Json.read(response.body()));
      answer.put("StatusCode", response.code());
      answer.put("StatusText", String.valueOf(response.message()));
      if (response.code() >= 400) {
        throw new ServiceError("EKS." + response.code(), Json.write(answer));
      }
      return answer;
    } catch (ExecutionException | TimeoutException failed) {
      throw new ServiceError("EKS.503", String.valueOf(failed));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @SuppressWarnings("unchecked")
  private Object run(Map<String, Object> arguments) {
    requireConnection(arguments, Set.of("Namespace", "Job", "LogOptions"));
    String namespace = (String) arguments.get("Namespace");
    Map<String, Object> job = (Map<String, Object>) arguments.get("Job");
    String name = (String) ((Map<String, Object>) job.get("metadata")).get("name");
    sent("POST", "/apis/batch/v1/namespaces/" + namespace + "/jobs", job);
    Job ended =
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace)
            .withName(name)
            .waitUntilCondition(KubernetesServices::hasEnded, 3, TimeUnit.MINUTES);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", Json.read(client.getKubernetesSerialization().asJson(ended.getStatus())));
    answer.put("logs", Map.of("pods", logs(namespace, name)));
    if (ended.getStatus().getSucceeded() == null) {
      throw new ServiceError("EKS.JobFailed", Json.write(answer));
    }
    return answer;
  }

  /** Best effort: a log that cannot be read is an error and a cause in its place. */
  private Map<String, Object> logs(String namespace, String job) {
    Map<String, Object> pods = new LinkedHashMap<>();
    for (Pod pod :
        client.pods().inNamespace(namespace).withLabel("job-name", job).list().getItems()) {
      String name = pod.getMetadata().getName();
      String log = client.pods().inNamespace(namespace).withName(name).tailingLines(100).getLog();
      pods.put(name, Map.of("containers", Map.of("flink", Map.of("log", log))));
    }
    return pods;
  }

  private static boolean hasEnded(Job job) {
    return job != null
        && job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(one -> one.getType().equals("Complete") || one.getType().equals("Failed"));
  }

  private void requireConnection(Map<String, Object> arguments, Set<String> further) {
    assertThat(arguments)
        .containsEntry("ClusterName", CLUSTER)
        .containsEntry("CertificateAuthority", AUTHORITY)
        .containsEntry("Endpoint", endpoint());
    assertThat(arguments.keySet())
        .allMatch(
            name ->
                further.contains(name)
                    || Set.of("ClusterName", "CertificateAuthority", "Endpoint").contains(name));
  }

  private String endpoint() {
    return client.getMasterUrl().toString().replaceFirst("/$", "");
  }

  private static String query(Object parameters) {
    if (parameters == null) {
      return "";
    }
    return ((Map<?, ?>) parameters)
        .entrySet().stream()
            .flatMap(
                one ->
                    ((List<?>) one.getValue())
                        .stream()
                            .map(
                                value ->
                                    one.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                            (String) value, StandardCharsets.UTF_8)))
            .collect(Collectors.joining("&", "?", ""));
  }
}
