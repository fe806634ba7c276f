package io.sluice.deployer.check;

import io.sluice.deployer.chart.ChartKind;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.yaml.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules about values that only one of the two charts has a key for. */
final class ValuesChartRules {
  private ValuesChartRules() {}

  static List<ValuesRule> rules() {
    return List.of(
        ValuesRule.error(
            "operator-value-of-emr",
            "Apache's chart has no such key and would ignore it without a word.",
            "operator chart, values.yaml",
            ValuesChartRules::ofEmr),
        ValuesRule.error(
            "operator-value-of-apache",
            "EMR's chart takes its image by the release label.",
            "EMR's chart, emrContainers",
            ValuesChartRules::ofApache));
  }

  private static void ofEmr(OperatorValues values, Findings findings) {
    if (values.chart() != ChartKind.APACHE) {
      return;
    }
    Map<String, Boolean> there = new LinkedHashMap<>();
    there.put("emrContainers.operatorExecutionRoleArn", values.operatorExecutionRoleArn() != null);
    there.put("emrContainers.emrReleaseLabel", values.emrReleaseLabel() != null);
    there.put("monitoringConfiguration", values.logArchive() != null);
    there.put("kube-prometheus-stack", values.remoteWrite() != null);
    there.forEach(
        (field, present) -> {
          if (present) {
            findings.add(
                FieldPath.of(field.split("\\.", -1)),
                field + " is a value of EMR's chart",
                "remove it, or describe EMR's chart");
          }
        });
  }

  private static void ofApache(OperatorValues values, Findings findings) {
    if (values.chart() == ChartKind.EMR && values.image() != null) {
      findings.add(
          FieldPath.of("image"),
          "image is a value of Apache's chart",
          "set emrContainers.emrReleaseLabel instead, or describe Apache's chart");
    }
  }
}
