package io.sluice.deployer.cluster.operator;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator of Flink in a cluster.
 *
 * @param deployment the Deployment that runs it
 * @param pods its pods; empty where they could not be listed
 * @param settings how it is configured
 * @param settingsRead whether its configuration could be read; without it the defaults stand
 */
public record Operator(
    Deployment deployment, List<Pod> pods, OperatorSettings settings, boolean settingsRead) {
  private static final Pattern VERSION = Pattern.compile("(?:^|[-:v])(\\d+\\.\\d+\\.\\d+)");

  public Operator {
    pods = List.copyOf(pods);
  }

  /** Its namespace. */
  public String namespace() {
    return deployment.getMetadata().getNamespace();
  }

  /** The Deployment's name. */
  public String name() {
    return deployment.getMetadata().getName();
  }

  /** Its image. */
  public String image() {
    return Operators.container(deployment).getImage();
  }

  /**
   * Its release: of the chart's label {@code app.kubernetes.io/version}, else of the image's tag.
   * EMR's images have EMR's release there.
   */
  public Optional<String> version() {
    var labels = deployment.getMetadata().getLabels();
    String label = labels == null ? null : labels.get("app.kubernetes.io/version");
    return number(label == null ? "" : label).or(() -> number(afterRepository(image())));
  }

  /** Whether it is Amazon's fork. */
  public boolean isEmr() {
    return image().contains("emr");
  }

  /** How many instances are asked for. */
  public int wanted() {
    Integer replicas = deployment.getSpec().getReplicas();
    return replicas == null ? 1 : replicas;
  }

  /** How many instances are available. */
  public int available() {
    Integer available =
        deployment.getStatus() == null ? null : deployment.getStatus().getAvailableReplicas();
    return available == null ? 0 : available;
  }

  /** Whether it looks after a namespace. */
  public boolean watches(String namespace) {
    var watched = settings.watchedNamespaces(namespace());
    return watched.isEmpty() || watched.contains(namespace);
  }

  /** As messages name it: {@code flink-operator/flink-kubernetes-operator}. */
  @Override
  public String toString() {
    return namespace() + "/" + name();
  }

  private static String afterRepository(String image) {
    return image.substring(image.lastIndexOf('/') + 1);
  }

  private static Optional<String> number(String text) {
    Matcher found = VERSION.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
