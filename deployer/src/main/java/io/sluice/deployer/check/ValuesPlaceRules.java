package io.sluice.deployer.check;

import io.sluice.deployer.chart.ChartKind;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.yaml.FieldPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about where the operator runs, as whom, and what it looks after. */
final class ValuesPlaceRules {
  private static final FieldPath EMR = FieldPath.of("emrContainers");
  private static final FieldPath REGION = EMR.child("awsRegion");
  private static final FieldPath LABEL = EMR.child("emrReleaseLabel");
  private static final FieldPath ROLE = EMR.child("operatorExecutionRoleArn");
  private static final FieldPath WATCHED = FieldPath.of("watchNamespaces");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final String CHART = "EMR on EKS, Troubleshooting; EMR's chart, emrContainers";

  private ValuesPlaceRules() {}

  static List<ValuesRule> rules() {
    return List.of(
        ValuesRule.error(
            "operator-namespace-form",
            "A namespace is a DNS label: the API server refuses any other name.",
            "Kubernetes, object names",
            ValuesPlaceRules::namespaces),
        ValuesRule.error(
            "operator-namespace-repeated",
            "Apache's chart makes a role for each watched namespace; a second one of the same name"
                + " makes the installation fail.",
            "operator chart, templates of RBAC",
            ValuesPlaceRules::repeated),
        ValuesRule.error(
            "operator-region-missing",
            "EMR's chart takes its images and its S3 endpoint from the Region.",
            CHART,
            ValuesPlaceRules::region),
        ValuesRule.error(
            "operator-label-kind",
            "The label has to name the operator. That of the Flink runtime has no operator in its"
                + " image.",
            "EMR on EKS, Supported releases with Apache Flink",
            ValuesPlaceRules::label),
        ValuesRule.warning(
            "operator-release-unknown",
            "Sluice does not know the release, so it cannot say which operator it brings.",
            "EMR on EKS, Supported releases with Apache Flink",
            ValuesPlaceRules::release),
        ValuesRule.error(
            "operator-role-partition",
            "A role of another partition cannot be assumed in the Region.",
            "IAM, ARNs and partitions",
            ValuesPlaceRules::partition));
  }

  private static void namespaces(OperatorValues values, Findings findings) {
    form(FieldPath.of("namespace"), values.namespace(), findings);
    for (int i = 0; i < values.watchNamespaces().size(); i++) {
      form(WATCHED.element(i), values.watchNamespaces().get(i), findings);
    }
  }

  private static void form(FieldPath where, String name, Findings findings) {
    if (!NAMESPACE.matcher(name).matches()) {
      findings.add(
          where,
          "'" + name + "' is not a Kubernetes namespace",
          "use at most 63 lower-case letters, digits and hyphens");
    }
  }

  private static void repeated(OperatorValues values, Findings findings) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < values.watchNamespaces().size(); i++) {
      String name = values.watchNamespaces().get(i);
      if (!seen.add(name)) {
        findings.add(WATCHED.element(i), "'" + name + "' stands twice", "remove one of them");
      }
    }
  }

  private static void region(OperatorValues values, Findings findings) {
    if (values.chart() == ChartKind.EMR && values.awsRegion() == null) {
      findings.add(REGION, "there is no Region", "write emrContainers.awsRegion: us-west-2");
    }
  }

  private static void label(OperatorValues values, Findings findings) {
    ReleaseLabel label = values.emrReleaseLabel();
    if (label != null && label.kind() != ReleaseLabel.Kind.OPERATOR) {
      findings.add(
          LABEL,
          "'" + label + "' is the label of the Flink runtime",
          "write emr-" + label.release() + "-flink-k8s-operator-latest");
    }
  }

  private static void release(OperatorValues values, Findings findings) {
    ReleaseLabel label = values.emrReleaseLabel();
    if (label != null && Releases.find(label).isEmpty()) {
      findings.add(
          LABEL,
          "release " + label.release() + " is not in Sluice's table",
          "check the number; 'sluice releases' lists those it knows");
    }
  }

  private static void partition(OperatorValues values, Findings findings) {
    Region region = values.awsRegion();
    RoleArn role = values.operatorExecutionRoleArn();
    if (region != null && role != null && !role.partition().equals(region.partition())) {
      findings.add(
          ROLE,
          role + " is of partition " + role.partition() + ", and " + region + " is not",
          "write arn:" + region.partition() + ":iam::…");
    }
  }
}
