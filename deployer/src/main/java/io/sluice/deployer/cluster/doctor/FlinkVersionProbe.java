package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Optional;

/** The operator's definition takes the {@code flinkVersion} that is described. */
final class FlinkVersionProbe implements Probe {
  @Override
  public String id() {
    return "flink-version";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, DefinitionsProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<String> version = examined.described().flatMap(one -> one.spec().text("flinkVersion"));
    if (version.isEmpty()) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    List<String> taken = Definitions.read(examined.cluster()).orElseThrow().flinkVersions();
    if (taken.isEmpty()) {
      return List.of(Finding.skipped("the definition does not say which versions it takes"));
    }
    return List.of(
        taken.contains(version.get())
            ? Finding.ok("flinkVersion " + version.get() + " is taken")
            : Finding.fail(
                "spec.flinkVersion: "
                    + version.get()
                    + " is not taken by this operator, which takes "
                    + taken.get(0)
                    + " to "
                    + taken.get(taken.size() - 1),
                "install a newer operator, or describe "
                    + taken.get(taken.size() - 1)
                    + " where the image allows it"));
  }
}
