package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.SessionJobBuilder;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.jobs.wordcount.WordCountJob;

/** The word count as a job on the session cluster; the operator's role reads the jar. */
final class SessionWordCount {
  private static final String NAME = "session-word-count";

  private SessionWordCount() {}

  static FlinkSessionJob describe(Environment environment) {
    return SessionJobBuilder.named(NAME)
        .cluster(SessionCluster.describe(environment))
        .job(
            job ->
                job.jar(Artifacts.jobsJar(environment))
                    .entryClass(WordCountJob.class)
                    .args("--input", Artifacts.data(environment, "texts/"))
                    .args("--output", Artifacts.data(environment, NAME))
                    .parallelism(2)
                    .stateless())
        .build();
  }
}
