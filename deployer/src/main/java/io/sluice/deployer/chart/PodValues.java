package io.sluice.deployer.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of the operator's pods, for which both charts have the same keys. */
final class PodValues {
  private static final String POD = "operatorPod";

  private PodValues() {}

  static void into(ValuesTree tree, OperatorValues values) {
    List<Map<String, Object>> secrets =
        values.imagePullSecrets().stream()
            .map(name -> Map.<String, Object>of("name", name))
            .toList();
    tree.setIf(!secrets.isEmpty(), secrets, "imagePullSecrets");
    List<Map<String, Object>> variables =
        values.environment().entrySet().stream()
            .map(variable -> variable(variable.getKey(), variable.getValue()))
            .toList();
    tree.setIf(!variables.isEmpty(), variables, POD, "env");
    tree.setIf(!values.nodeSelector().isEmpty(), values.nodeSelector(), POD, "nodeSelector");
  }

  private static Map<String, Object> variable(String name, String value) {
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put("name", name);
    variable.put("value", value);
    return variable;
  }
}
