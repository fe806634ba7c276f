package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.install.InstallationPlan;
import io.sluice.deployer.cluster.install.ObjectChange;
import io.sluice.deployer.cluster.install.Restoration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What installing or upgrading an operator changes, for people and for programs. */
final class OperatorReport {
  private OperatorReport() {}

  /** The exact change. */
  static String text(InstallationPlan plan, List<String> steps) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.summary());
    if (plan.isEmpty()) {
      lines.add("nothing changes");
      return String.join("\n", lines);
    }
    if (plan.valuesChange()) {
      lines.add("its values change");
    }
    steps.forEach(lines::add);
    plan.definitions().forEach(change -> lines.add(change.toString()));
    plan.objects().forEach(change -> lines.add(change.toString()));
    plan.definitions().forEach(change -> lines.addAll(change.diff()));
    plan.objects().forEach(change -> lines.addAll(change.diff()));
    return String.join("\n", lines);
  }

  /** The same as data. */
  static Map<String, Object> data(InstallationPlan plan, String result) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("result", result);
    data.put("release", plan.wanted().name());
    data.put("namespace", plan.wanted().namespace());
    data.put("chart", plan.chart().id());
    data.put("operator", plan.chart().appVersion());
    data.put("chartBefore", plan.release() == null ? null : plan.release().chart());
    data.put("valuesChange", plan.valuesChange());
    data.put("definitions", changes(plan.definitions()));
    data.put("objects", changes(plan.objects()));
    return data;
  }

  private static List<Map<String, Object>> changes(List<ObjectChange> changes) {
    return changes.stream()
        .map(
            change -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("action", change.action().toString());
              one.put("object", change.object());
              if (!change.diff().isEmpty()) {
                one.put("diff", change.diff());
              }
              return one;
            })
        .toList();
  }

  /** What became of saved resources. */
  static List<Map<String, Object>> data(List<Restoration.Result> results) {
    return results.stream()
        .map(
            result -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("resource", result.saved().toString());
              one.put("verdict", result.verdict().name().toLowerCase(java.util.Locale.ROOT));
              one.put("savepoint", result.saved().savepoint());
              one.put("note", result.note());
              return one;
            })
        .toList();
  }
}
