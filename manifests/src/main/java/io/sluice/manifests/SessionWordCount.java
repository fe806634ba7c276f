package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.SessionJobBuilder;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.jobs.wordcount.WordCountJob;

/**
 * The word count as a job on the session cluster. The operator fetches the jar from S3, with a role
 * of its own; a jar in the image is of no use to it.
 */
final class SessionWordCount {
  private static final String NAME = "session-word-count";

  private SessionWordCount() {}

  static FlinkSessionJob describe(Environment environment) {
    return SessionJobBuilder.named(NAME)
        .cluster(SessionCluster.describe(environment))
        .job(
            job ->
                job.jar(Artifacts.artifact(environment, "jobs/jobs.jar"))
                    .entryClass(WordCountJob.class)
                    .args("--input", Artifacts.data(environment, "texts/"))
                    .args("--output", Artifacts.data(environment, NAME))
                    .parallelism(2)
                    .stateless())
        .build();
  }
}
