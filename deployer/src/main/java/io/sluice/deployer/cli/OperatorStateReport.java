package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.helm.HelmRelease;
import io.sluice.deployer.cluster.install.OperatorState;
import io.sluice.deployer.cluster.operator.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How an operator fares, for people and for programs. */
final class OperatorStateReport {
  private OperatorStateReport() {}

  static String text(OperatorState state) {
    List<String> lines = new ArrayList<>();
    HelmRelease release = state.release();
    lines.add(
        release == null
            ? "release      none of that name"
            : "release      %s in %s, revision %s, %s"
                .formatted(
                    release.name(), release.namespace(), release.revision(), release.status()));
    if (release != null) {
      lines.add("chart        %s, operator %s".formatted(release.chart(), release.appVersion()));
    }
    for (OperatorState.Instance one : state.operators()) {
      Operator operator = one.operator();
      lines.add(
          "operator     %s: %d of %d available, image %s"
              .formatted(operator, operator.available(), operator.wanted(), operator.image()));
      lines.add("leader       " + (one.leader() == null ? "not known" : one.leader()));
      Set<String> watched = watched(operator);
      lines.add(
          "watches      " + (watched.isEmpty() ? "all namespaces" : String.join(", ", watched)));
    }
    lines.add(
        "definitions  "
            + (state.definitions().isEmpty()
                ? "none"
                : String.join(", ", state.definitions())
                    + state.definitionsOf().map(line -> " (of operator " + line + ")").orElse("")));
    if (release != null) {
      lines.add(
          "values       "
              + (state.valuesDiff().isEmpty() ? "as described" : "not as described; an upgrade:"));
      lines.addAll(state.valuesDiff());
    }
    return String.join("\n", lines);
  }

  static Map<String, Object> data(OperatorState state) {
    Map<String, Object> data = new LinkedHashMap<>();
    HelmRelease release = state.release();
    data.put("healthy", state.isHealthy());
    data.put("release", release == null ? null : data(release));
    data.put("operators", state.operators().stream().map(OperatorStateReport::data).toList());
    data.put("definitions", state.definitions());
    data.put("definitionsOf", state.definitionsOf().orElse(null));
    data.put("valuesDiff", state.valuesDiff());
    return data;
  }

  private static Map<String, Object> data(HelmRelease release) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", release.name());
    data.put("namespace", release.namespace());
    data.put("revision", release.revision());
    data.put("status", release.status());
    data.put("chart", release.chart());
    data.put("operator", release.appVersion());
    return data;
  }

  private static Map<String, Object> data(OperatorState.Instance one) {
    Operator operator = one.operator();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", operator.toString());
    data.put("image", operator.image());
    data.put("version", operator.version().orElse(null));
    data.put("available", operator.available());
    data.put("wanted", operator.wanted());
    data.put("leader", one.leader());
    data.put("watches", watched(operator));
    return data;
  }

  private static Set<String> watched(Operator operator) {
    return operator.settings().watchedNamespaces(operator.namespace());
  }
}
