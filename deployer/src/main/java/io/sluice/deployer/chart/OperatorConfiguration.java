package io.sluice.deployer.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The operator's configuration file. Charts take it as one text in which the first of two lines of
 * one key is lost, and a text of ours replaces the chart's; so what Apache's chart sets by default
 * is written along.
 */
final class OperatorConfiguration {
  private static final String REPORTER = "kubernetes.operator.metrics.reporter.";
  private static final String ELECTION = "kubernetes.operator.leader-election.";
  private static final int METRICS_PORT = 9999;

  private OperatorConfiguration() {}

  static int metricsPort() {
    return METRICS_PORT;
  }

  /** Puts the file into the values, unless the chart's own would do. */
  static void into(ValuesTree tree, OperatorValues values, boolean reportsMetrics) {
    Map<String, String> lines = new LinkedHashMap<>();
    LeaderElection election = values.leaderElection();
    if (election != null) {
      lines.put(ELECTION + "enabled", "true");
      lines.put(ELECTION + "lease-name", election.leaseName());
      lines.put(ELECTION + "lease-duration", election.leaseDuration().toSeconds() + " s");
      lines.put(ELECTION + "renew-deadline", election.renewDeadline().toSeconds() + " s");
      lines.put(ELECTION + "retry-period", election.retryPeriod().toSeconds() + " s");
    }
    if (reportsMetrics) {
      lines.put(
          REPORTER + "prom.factory.class",
          "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
      lines.put(REPORTER + "prom.port", String.valueOf(METRICS_PORT));
    }
    lines.putAll(values.options());
    if (!lines.isEmpty()) {
      Map<String, String> all = ofChart();
      all.putAll(lines);
      StringBuilder text = new StringBuilder();
      all.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
      tree.set(true, "defaultConfiguration", "create");
      tree.set(true, "defaultConfiguration", "append");
      tree.set(text.toString(), "defaultConfiguration", "flink-conf.yaml");
    }
  }

  private static Map<String, String> ofChart() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put(
        REPORTER + "slf4j.factory.class", "org.apache.flink.metrics.slf4j.Slf4jReporterFactory");
    lines.put(REPORTER + "slf4j.interval", "5 MINUTE");
    lines.put("kubernetes.operator.reconcile.interval", "15 s");
    lines.put("kubernetes.operator.observer.progress-check.interval", "5 s");
    return lines;
  }
}
