package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.cluster.resource.ServiceAccounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The FlinkDeployment that is to go to the cluster, as the destination has it.
 *
 * @param resource the whole resource
 */
record Described(Tree resource) {
  static final String MAIN_CONTAINER = "flink-main-container";

  String name() {
    return resource.text("metadata", "name").orElse("");
  }

  Tree spec() {
    return resource.at("spec");
  }

  /** One of Flink's options. */
  Optional<String> option(String key) {
    return spec().text("flinkConfiguration", key).map(String::strip);
  }

  /** Whether an option is written and true. */
  boolean isOn(String key) {
    return option(key).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Whether EMR's operator is to read it. */
  boolean isForEmr() {
    return spec().text("emrReleaseLabel").isPresent()
        || spec().text("executionRoleArn").isPresent();
  }

  /** Whether JobManagers are to agree on a leader. */
  boolean isHighlyAvailable() {
    boolean byField =
        isForEmr()
            && !spec().text("jobManager", "highAvailabilityEnabled").orElse("").equals("false");
    String type = option("high-availability.type").or(() -> option("high-availability")).orElse("");
    return byField || !(type.isEmpty() || type.equalsIgnoreCase("none"));
  }

  /** Whether the operator starts TaskManagers, and not the JobManager. */
  boolean isStandalone() {
    return spec().text("mode").orElse("").equalsIgnoreCase("standalone");
  }

  /** The service accounts that are named. */
  Set<String> serviceAccounts() {
    return ServiceAccounts.named(spec());
  }

  /** The specs of the pod templates that a component's pods are made of. */
  List<Tree> templates(Component component) {
    String part = component == Component.JOBMANAGER ? "jobManager" : "taskManager";
    return Stream.of(spec().at("podTemplate", "spec"), spec().at(part, "podTemplate", "spec"))
        .filter(template -> template.root() instanceof Map<?, ?> map && !map.isEmpty())
        .toList();
  }

  /** The specs of all pod templates, the common one once. */
  List<Tree> templates() {
    return Stream.of(Component.values())
        .flatMap(component -> templates(component).stream())
        .distinct()
        .toList();
  }

  /** All volumes of the pod templates. */
  List<Tree> volumes() {
    return templates().stream().flatMap(template -> template.list("volumes").stream()).toList();
  }

  /** All containers of the pod templates, those that initialize among them. */
  List<Tree> containers() {
    return templates().stream()
        .flatMap(
            template ->
                Stream.of("initContainers", "containers")
                    .flatMap(list -> template.list(list).stream()))
        .toList();
  }
}
