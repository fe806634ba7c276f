package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Optional;

/** The operator is the one that the deployment is for: Apache's knows none of Amazon's fields. */
final class TargetProbe implements Probe {
  private static final List<String> AMAZONS =
      List.of("emrReleaseLabel", "executionRoleArn", "monitoringConfiguration");

  @Override
  public String id() {
    return "target";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, DefinitionsProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<Described> described = examined.described();
    if (described.isEmpty()) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    Definitions definitions = Definitions.read(examined.cluster()).orElseThrow();
    List<String> unknown =
        AMAZONS.stream()
            .filter(field -> described.get().spec().map().containsKey(field))
            .filter(field -> !definitions.hasField(field))
            .map(field -> "spec." + field)
            .toList();
    return List.of(
        unknown.isEmpty()
            ? Finding.ok("the operator knows the fields that are described")
            : Finding.fail(
                "this operator is not Amazon's: it has no " + String.join(", ", unknown),
                "use --target apache, which says the same in Apache's fields"));
  }
}
