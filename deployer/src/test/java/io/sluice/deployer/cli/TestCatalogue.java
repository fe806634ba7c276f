package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Catalogue;
import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.describe.OperatorBuilder;
import io.sluice.deployer.describe.SessionJobBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A deployment that is right, one that breaks a rule in every environment but {@code sound}, and a
 * session job with its cluster.
 */
public final class TestCatalogue implements Catalogue {
  @Override
  public List<CatalogueEntry> entries() {
    return List.of(
        CatalogueEntry.ofImage("good", "a job that is right", environment -> good(environment, 2)),
        CatalogueEntry.ofImage("bad", "a job without parallelism", TestCatalogue::bad),
        CatalogueEntry.ofSessionCluster("cluster", "waits for jobs", TestCatalogue::cluster),
        CatalogueEntry.ofSessionJob(
            "counts", "counts", Path.of("jobs", "target", "jobs.jar"), TestCatalogue::counts));
  }

  /** Apache's, without a webhook, where the environment is for it; it takes the options there. */
  @Override
  public Optional<OperatorValues> operator(Environment environment) {
    if (!environment.name().equals("plain")) {
      return Optional.empty();
    }
    OperatorBuilder operator =
        OperatorBuilder.apache().watching(environment.namespace()).webhook(false);
    environment.overrides().options().forEach(operator::option);
    return Optional.of(operator.build());
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

  private static FlinkDeployment cluster(Environment environment) {
    return DeploymentBuilder.named("cluster")
        .namespace(environment.namespace())
        .release(environment.release())
        .executionRole(environment.roles().job())
        .stateBelow(environment.buckets().state().at(S3Uri.Scheme.S3P, "flink"))
        .build();
  }

  private static FlinkSessionJob counts(Environment environment) {
    return SessionJobBuilder.named("counts")
        .cluster(cluster(environment))
        .job(
            job ->
                job.jar(URI.create(environment.artifact("jobs/counts.jar").toString()))
                    .entryClass("org.example.Counts"))
        .build();
  }

  private static FlinkDeployment bad(Environment environment) {
    return good(environment, environment.name().equals("sound") ? 1 : 0);
  }
}
