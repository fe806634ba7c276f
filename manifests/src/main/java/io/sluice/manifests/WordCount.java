package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.jobs.wordcount.WordCountJob;

/** Counts words of text in S3: a batch, without state and standby. */
final class WordCount {
  private static final String NAME = "word-count";

  private WordCount() {}

  static FlinkDeployment describe(Environment environment) {
    DeploymentBuilder description =
        DeploymentBuilder.named(NAME)
            .namespace(environment.namespace())
            .release(environment.release())
            .executionRole(environment.roles().job())
            .highAvailability(ha -> ha.off())
            .job(
                job ->
                    job.jar(Artifacts.jobsJar(environment))
                        .entryClass(WordCountJob.class)
                        .args("--input", Artifacts.data(environment, "texts/"))
                        .args("--output", Artifacts.data(environment, NAME))
                        .parallelism(2)
                        .stateless());
    return environment.overrides().onto(description).build();
  }
}
