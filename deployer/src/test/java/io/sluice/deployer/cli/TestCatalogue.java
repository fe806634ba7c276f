package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Catalogue;
import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.List;

/** Two deployments: one that is right, and one that breaks a rule. */
public final class TestCatalogue implements Catalogue {
  @Override
  public List<CatalogueEntry> entries() {
    return List.of(
        CatalogueEntry.ofImage("good", "a job that is right", environment -> good(environment, 2)),
        CatalogueEntry.ofImage("bad", "a job without parallelism", TestCatalogue::bad));
  }

  private static FlinkDeployment good(Environment environment, int parallelism) {
    return DeploymentBuilder.named("good")
        .namespace(environment.namespace())
        .release(environment.release())
        .executionRole(environment.roles().job())
        .stateBelow(environment.buckets().state().at(S3Uri.Scheme.S3P, "flink"))
        .job(
            job ->
                job.jar(URI.create("local:///opt/flink/usrlib/job.jar")).parallelism(parallelism))
        .build();
  }

  private static FlinkDeployment bad(Environment environment) {
    return good(environment, 0);
  }
}
