package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.TaskManagerSpec;
import io.sluice.deployer.yaml.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rules about pods and what they ask for. */
final class PodRules implements RuleSet {
  private static final Set<String> TEMPLATE = Set.of("apiVersion", "kind", "metadata", "spec");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
            "main-container-name",
            "The template is laid over the container of this name. Under another name the"
                + " container runs beside Flink's, which gets nothing of it.",
            "Flink, Pod template",
            PodRules::mainContainer),
        Rule.error(
            "env-value-from",
            "EMR's operator merges the variables so that an empty value stands beside valueFrom,"
                + " and the API server refuses the pod.",
            "seen on EMR 7.13.0",
            PodRules::valueFrom),
        Rule.warning(
            "pod-template-form",
            "A pod template has metadata and spec. What stands beside them is dropped.",
            "Kubernetes, PodTemplateSpec",
            PodRules::form),
        Rule.error(
            "cpu-number",
            "A process cannot run on no CPU.",
            "operator reference, Resource",
            PodRules::cpu),
        Rule.error(
            "ephemeral-storage-form",
            "The operator refuses an amount of storage that is not a quantity.",
            "operator code, DefaultValidator",
            PodRules::storage));
  }

  private static Map<FieldPath, PodTemplate> templates(Subject subject) {
    Map<FieldPath, PodTemplate> templates = new LinkedHashMap<>();
    PodTemplate all = subject.spec().podTemplate();
    if (all != null) {
      templates.put(Fields.SPEC.child("podTemplate"), all);
    }
    subject
        .jobManager()
        .map(JobManagerSpec::podTemplate)
        .ifPresent(template -> templates.put(Fields.JOB_MANAGER.child("podTemplate"), template));
    subject
        .taskManager()
        .map(TaskManagerSpec::podTemplate)
        .ifPresent(template -> templates.put(Fields.TASK_MANAGER.child("podTemplate"), template));
    return templates;
  }

  private static Map<FieldPath, Resource> resources(Subject subject) {
    Map<FieldPath, Resource> resources = new LinkedHashMap<>();
    subject
        .jobManager()
        .map(JobManagerSpec::resource)
        .ifPresent(resource -> resources.put(Fields.JOB_MANAGER.child("resource"), resource));
    subject
        .taskManager()
        .map(TaskManagerSpec::resource)
        .ifPresent(resource -> resources.put(Fields.TASK_MANAGER.child("resource"), resource));
    return resources;
  }

  private static void mainContainer(Subject subject, Findings findings) {
    templates(subject)
        .forEach(
            (where, template) -> {
              Pods pod = new Pods(template);
              List<Map<?, ?>> containers = pod.list("containers");
              if (!containers.isEmpty() && pod.mainContainer().isEmpty()) {
                findings.add(
                    where.child("spec").child("containers").element(0).child("name"),
                    "no container is named "
                        + Pods.MAIN_CONTAINER
                        + "; the first is '"
                        + containers.get(0).get("name")
                        + "'",
                    "write name: " + Pods.MAIN_CONTAINER);
              }
            });
  }

  private static void valueFrom(Subject subject, Findings findings) {
    if (!subject.isForEmr()) {
      return;
    }
    templates(subject)
        .forEach(
            (where, template) -> {
              List<Map<?, ?>> containers = new Pods(template).list("containers");
              for (int index = 0; index < containers.size(); index++) {
                if (Pods.MAIN_CONTAINER.equals(containers.get(index).get("name"))) {
                  valueFrom(
                      where.child("spec").child("containers").element(index),
                      containers.get(index),
                      findings);
                }
              }
            });
  }

  private static void valueFrom(FieldPath where, Map<?, ?> container, Findings findings) {
    List<Map<?, ?>> variables = Pods.maps(container.get("env"));
    for (int index = 0; index < variables.size(); index++) {
      if (variables.get(index).containsKey("valueFrom")) {
        findings.add(
            where.child("env").element(index),
            "the variable '" + variables.get(index).get("name") + "' has valueFrom",
            "use envFrom: [{secretRef: {name: your-secret}}] in the container");
      }
    }
  }

  private static void form(Subject subject, Findings findings) {
    templates(subject)
        .forEach(
            (where, template) -> {
              for (String field : new TreeSet<>(template.content().keySet())) {
                if (!TEMPLATE.contains(field)) {
                  findings.add(
                      where.child(field),
                      "'" + field + "' stands directly in the pod template",
                      "indent it to " + where.child("spec").child(field));
                }
              }
            });
  }

  private static void cpu(Subject subject, Findings findings) {
    resources(subject)
        .forEach(
            (where, resource) -> {
              Double cpu = resource.cpu();
              if (cpu != null && cpu <= 0) {
                findings.add(where.child("cpu"), "cpu: " + cpu + " is no CPU", "write cpu: 1");
              }
            });
  }

  private static void storage(Subject subject, Findings findings) {
    resources(subject)
        .forEach(
            (where, resource) -> {
              String storage = resource.ephemeralStorage();
              if (storage != null && Quantity.parse(storage).isEmpty()) {
                findings.add(
                    where.child("ephemeralStorage"),
                    "'" + storage + "' is not an amount of storage",
                    "write it like 10Gi");
              }
            });
  }
}
