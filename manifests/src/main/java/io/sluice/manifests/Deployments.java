package io.sluice.manifests;

import io.sluice.deployer.catalogue.Catalogue;
import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.chart.OperatorValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The catalogue: every deployment is named here, and described in a class of its own. */
public final class Deployments implements Catalogue {
  private static final Path JOBS = Path.of("jobs", "target", "jobs.jar");

  @Override
  public List<CatalogueEntry> entries() {
    return List.of(
        CatalogueEntry.of(
                "web-sessions",
                "sessions of an access log's clients, with autoscaler and savepoints",
                JOBS,
                WebSessions::describe)
            .locally(WebSessions::localArguments),
        CatalogueEntry.of(
            "state-machine",
            "alerts on illegal transitions, with two JobManagers and last-state upgrades",
            JOBS,
            StateMachine::describe),
        CatalogueEntry.of(
            "word-count", "counts words of text in S3, as a batch", JOBS, WordCount::describe),
        CatalogueEntry.ofImage(
            "basic-example", "the guide's first example, from the image", BasicExample::describe),
        CatalogueEntry.ofImage(
            "python-example", "the guide's PyFlink script, from S3", PythonExample::describe),
        CatalogueEntry.ofSessionCluster(
            SessionCluster.NAME, "waits for session jobs", SessionCluster::describe),
        CatalogueEntry.ofSessionJob(
            "session-word-count",
            "counts words of text in S3, on the session cluster",
            JOBS,
            SessionWordCount::describe));
  }

  @Override
  public Optional<OperatorValues> operator(Environment environment) {
    return Optional.of(FlinkOperator.describe(environment));
  }
}
