package io.sluice.deployer.chart;

/**
 * The image of Apache's operator.
 *
 * @param repository registry and name
 * @param tag the tag, which is the operator's version
 */
public record OperatorImage(String repository, String tag) {}
