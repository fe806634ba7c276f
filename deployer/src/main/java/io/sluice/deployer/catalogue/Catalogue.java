package io.sluice.deployer.catalogue;

import java.util.List;

/** A project's deployments; found by {@link java.util.ServiceLoader}. */
public interface Catalogue {
  /** The deployments, in the order in which they are listed. */
  List<CatalogueEntry> entries();
}
