package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJobSpec;
import io.sluice.deployer.spec.Part;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.yaml.FieldPath;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about fields that the resource does not have. */
final class UnknownFieldRules implements RuleSet {
  private static final FieldPath INGRESS_TLS = Fields.SPEC.child("ingress").child("tls");
  private static final Set<String> OBJECT_META =
      Set.of(
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");
  private static final Set<String> POD_FIELDS =
      Set.of(
          "affinity",
          "containers",
          "dnsConfig",
          "dnsPolicy",
          "env",
          "envFrom",
          "hostAliases",
          "hostNetwork",
          "imagePullSecrets",
          "initContainers",
          "nodeSelector",
          "priorityClassName",
          "schedulerName",
          "securityContext",
          "terminationGracePeriodSeconds",
          "tolerations",
          "topologySpreadConstraints",
          "volumeMounts",
          "volumes");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "unknown-field",
                "The resource has no such field: kubectl refuses it, and others drop it without a"
                    + " word.",
                "CRD flinkdeployments.flink.apache.org",
                UnknownFieldRules::unknown)
            .forAll(),
        Rule.warning(
            "pod-field-misplaced",
            "The field belongs to a pod. Here, where a page of the EMR guide shows it, it is not in"
                + " the resource's schema.",
            "operator reference, FlinkDeploymentSpec; EMR on EKS, Graceful decommission",
            UnknownFieldRules::podField));
  }

  private record Unknown(FieldPath where, Class<?> owner, String name) {}

  private static void unknown(Subject subject, Findings findings) {
    for (Unknown field : unknown(subject)) {
      if (!isPodField(field)
          && !isOfCluster(field)
          && !MonitoringRules.isMisplaced(field.where())) {
        List<String> near = Spelling.nearest(field.name(), names(field.owner()), 1);
        findings.add(
            field.where(),
            "there is no field '" + field.name() + "' here",
            near.isEmpty() ? "remove it" : "did you mean " + near.get(0) + "?");
      }
    }
  }

  private static List<Unknown> unknown(Subject subject) {
    List<Unknown> unknown = new ArrayList<>();
    collect(subject.resource(), FieldPath.ROOT, unknown);
    return unknown;
  }

  private static void podField(Subject subject, Findings findings) {
    for (Unknown field : unknown(subject)) {
      if (isPodField(field)) {
        FieldPath template = field.where().parent().child("podTemplate").child("spec");
        boolean ofContainer = Set.of("env", "envFrom", "volumeMounts").contains(field.name());
        findings.add(
            field.where(),
            "'" + field.name() + "' does not stand in a pod template",
            ofContainer
                ? "move it to the container "
                    + Pods.MAIN_CONTAINER
                    + " of "
                    + template.child("containers")
                : "move it to " + template.child(field.name()));
      }
    }
  }

  /** A field that the session cluster has; {@link SessionFieldRules} speaks of it. */
  private static boolean isOfCluster(Unknown field) {
    return field.owner() == FlinkSessionJobSpec.class
        && SessionFieldRules.isOfCluster(field.name());
  }

  private static boolean isPodField(Unknown field) {
    return POD_FIELDS.contains(field.name())
        && (field.owner() == FlinkDeploymentSpec.class
            || field.owner().getSimpleName().endsWith("ManagerSpec"));
  }

  private static void collect(Part part, FieldPath where, List<Unknown> unknown) {
    boolean root = part instanceof FlinkResource;
    for (String name : part.other().keySet()) {
      boolean known =
          root
              ? name.equals("status")
              : where.equals(Fields.METADATA)
                  ? OBJECT_META.contains(name)
                  : where.child(name).equals(INGRESS_TLS);
      if (!known) {
        unknown.add(new Unknown(where.child(name), part.getClass(), name));
      }
    }
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      if (Part.class.isAssignableFrom(component.getType())
          && value(part, component) instanceof Part inner) {
        collect(inner, where.child(component.getName()), unknown);
      }
    }
  }

  private static @Nullable Object value(Part part, RecordComponent component) {
    try {
      return component.getAccessor().invoke(part);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("a record's accessor can be called", impossible);
    }
  }

  private static List<String> names(Class<?> owner) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : owner.getRecordComponents()) {
      if (!component.getName().equals("other")) {
        names.add(component.getName());
      }
    }
    return names;
  }
}
