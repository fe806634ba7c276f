package io.sluice.deployer.check;

import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about the operator's pods and its options. */
final class ValuesPodRules {
  private static final FieldPath POD = FieldPath.of("operatorPod");
  private static final FieldPath OPTIONS = FieldPath.of("defaultConfiguration", "flink-conf.yaml");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][\\w.-]*");
  private static final Pattern LABEL_NAME =
      Pattern.compile("([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([\\w.-]{0,61}[A-Za-z0-9])?");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("([A-Za-z0-9]([\\w.-]{0,61}[A-Za-z0-9])?)?");
  private static final Set<String> SET_BY_CHART =
      Set.of(
          "OPERATOR_NAMESPACE",
          "HOST_IP",
          "POD_IP",
          "POD_NAME",
          "OPERATOR_NAME",
          "FLINK_CONF_DIR",
          "FLINK_PLUGINS_DIR",
          "LOG_CONFIG",
          "JVM_ARGS");
  private static final List<String> SET_BY_VALUES =
      List.of(
          "kubernetes.operator.watched.namespaces",
          "kubernetes.operator.leader-election.",
          "kubernetes.operator.metrics.reporter.prom.",
          "kubernetes.operator.health.probe.");

  private ValuesPodRules() {}

  static List<ValuesRule> rules() {
    return List.of(
        ValuesRule.error(
            "operator-pull-secret",
            "The Secret has to have a name that Kubernetes takes.",
            "Kubernetes, object names",
            ValuesPodRules::pullSecrets),
        ValuesRule.error(
            "operator-env-name",
            "The API server refuses a variable of such a name.",
            "Kubernetes, environment variables of containers",
            ValuesPodRules::variables),
        ValuesRule.error(
            "operator-env-owned",
            "The chart sets the variable itself. Twice in one container the later one wins, and an"
                + " upgrade may swap them.",
            "operator chart, templates/flink-operator.yaml",
            ValuesPodRules::ownedVariables),
        ValuesRule.error(
            "operator-node-selector",
            "A node's label has a name and a value of 63 characters at most; no node has another.",
            "Kubernetes, labels and selectors",
            ValuesPodRules::nodeSelector),
        ValuesRule.error(
            "operator-option-owned",
            "The chart, or another of these values, sets the option; of two lines of one key the"
                + " first is lost without a word.",
            "operator chart, templates/flink-operator.yaml",
            ValuesPodRules::ownedOptions),
        ValuesRule.error(
            "operator-option-text",
            "An option is one line of the operator's file. With a line break in it, it would be"
                + " two.",
            "Flink, Configuration",
            ValuesPodRules::optionText));
  }

  private static void pullSecrets(OperatorValues values, Findings findings) {
    for (int i = 0; i < values.imagePullSecrets().size(); i++) {
      String name = values.imagePullSecrets().get(i);
      if (!ValuesScaleRules.isName(name)) {
        findings.add(
            FieldPath.of("imagePullSecrets").element(i),
            "'" + name + "' is no name of a Secret",
            "use lower-case letters, digits, hyphens and dots");
      }
    }
  }

  private static void variables(OperatorValues values, Findings findings) {
    values.environment().keySet().stream()
        .filter(name -> !VARIABLE.matcher(name).matches())
        .forEach(
            name ->
                findings.add(
                    POD.child("env"),
                    "'" + name + "' is no name of a variable",
                    "use letters, digits and underscores, the first no digit"));
  }

  private static void ownedVariables(OperatorValues values, Findings findings) {
    values.environment().keySet().stream()
        .filter(SET_BY_CHART::contains)
        .forEach(
            name ->
                findings.add(
                    POD.child("env"),
                    name + " is set by the chart",
                    "remove it from these values"));
  }

  private static void nodeSelector(OperatorValues values, Findings findings) {
    for (Map.Entry<String, String> label : values.nodeSelector().entrySet()) {
      if (!LABEL_NAME.matcher(label.getKey()).matches()
          || !LABEL_VALUE.matcher(label.getValue()).matches()) {
        findings.add(
            POD.child("nodeSelector"),
            "'" + label.getKey() + ": " + label.getValue() + "' is no label of a node",
            "write it as 'kubectl get nodes --show-labels' shows it");
      }
    }
  }

  private static void ownedOptions(OperatorValues values, Findings findings) {
    values.options().keySet().stream()
        .filter(key -> SET_BY_VALUES.stream().anyMatch(key::startsWith))
        .forEach(
            key ->
                findings.add(
                    OPTIONS,
                    key + " is not set here",
                    "use watchNamespaces, leaderElection or prometheus of these values"));
  }

  private static void optionText(OperatorValues values, Findings findings) {
    values
        .options()
        .forEach(
            (key, value) -> {
              if (key.isBlank() || key.contains(": ") || hasBreak(key) || hasBreak(value)) {
                findings.add(
                    OPTIONS,
                    "'" + (key + ": " + value).replace("\n", "\\n") + "' is not one line",
                    "write a key and a value without line breaks");
              }
            });
  }

  private static boolean hasBreak(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }
}
