package io.sluice.deployer.cluster.install;

import io.sluice.deployer.chart.ChartReference;
import io.sluice.deployer.chart.OperatorValues;

/**
 * What is to be installed where.
 *
 * @param name the release's name
 * @param namespace the operator's namespace
 * @param chart the chart
 * @param values how it is to be installed
 */
public record Installation(
    String name, String namespace, ChartReference chart, OperatorValues values) {
  /** As messages name it. */
  @Override
  public String toString() {
    return "release " + name + " in " + namespace;
  }
}
