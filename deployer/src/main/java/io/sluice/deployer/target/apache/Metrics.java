package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.PodTemplate;
import java.util.List;
import java.util.Map;

/**
 * Flink's Prometheus reporter on the port that EMR's operator opens (guide, "Uso de Amazon Managed
 * Service para Prometheus"). A description with reporters of its own is left alone.
 */
final class Metrics {
  private static final int PORT = 9249;
  private static final String REPORTER = "metrics.reporter.";
  private static final String REPORTERS = "metrics.reporters";
  private static final String FACTORY =
      "org.apache.flink.metrics.prometheus.PrometheusReporterFactory";

  private final Described described;

  Metrics(Described described) {
    this.described = described;
  }

  void describe(Map<String, String> options) {
    if (isOurs()) {
      options.put(REPORTER + "prom.factory.class", FACTORY);
      options.put(REPORTER + "prom.port", Integer.toString(PORT));
    }
  }

  void describe(Pod pod) {
    if (isOurs() && described.podTemplates().noneMatch(Metrics::hasPort)) {
      pod.mainContainer(
          Block.with(
              "ports", List.of(Block.with("name", "metrics").and("containerPort", PORT).toMap())));
    }
  }

  private boolean isOurs() {
    return !described.options().containsKey(REPORTERS)
        && described.options().entrySet().stream()
            .noneMatch(
                option ->
                    option.getKey().startsWith(REPORTER + "prom.")
                        || (option.getKey().startsWith(REPORTER)
                            && option.getValue().strip().equals(FACTORY)));
  }

  private static boolean hasPort(PodTemplate template) {
    return Pod.mainContainer(template).stream()
        .flatMap(container -> Pod.blocks(container.get("ports")).stream())
        .anyMatch(
            port ->
                "metrics".equals(port.get("name"))
                    || String.valueOf(PORT).equals(String.valueOf(port.get("containerPort"))));
  }
}
