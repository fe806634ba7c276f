package io.sluice.deployer.spec;

import io.sluice.deployer.yaml.YamlDocument;
import java.util.List;

/**
 * What was read from a document: the description, as far as it could be understood, and every value
 * that could not.
 *
 * @param document the document
 * @param resource the description; malformed values are missing in it
 * @param malformed the values that could not be understood
 */
public record Reading(YamlDocument document, FlinkResource resource, List<Malformed> malformed) {
  public Reading {
    malformed = List.copyOf(malformed);
  }

  /** The deployments among what was read. */
  public static List<FlinkDeployment> deployments(List<Reading> readings) {
    return readings.stream()
        .map(Reading::resource)
        .filter(FlinkDeployment.class::isInstance)
        .map(FlinkDeployment.class::cast)
        .toList();
  }
}
