/** The values of the operator's Helm chart: typed, and rendered for EMR's chart and Apache's. */
@NullMarked
package io.sluice.deployer.chart;

import org.jspecify.annotations.NullMarked;
