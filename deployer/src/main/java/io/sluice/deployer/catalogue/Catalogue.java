package io.sluice.deployer.catalogue;

import io.sluice.deployer.chart.OperatorValues;
import java.util.List;
import java.util.Optional;

/** A project's deployments; found by {@link java.util.ServiceLoader}. */
public interface Catalogue {
  /** The deployments, in the order in which they are listed. */
  List<CatalogueEntry> entries();

  /** How the operator of an environment is installed; empty where the project does not say. */
  default Optional<OperatorValues> operator(Environment environment) {
    return Optional.empty();
  }
}
