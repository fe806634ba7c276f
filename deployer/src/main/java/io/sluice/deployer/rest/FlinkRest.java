package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JobManager's REST API, as far as Sluice needs it. The same in Flink 1.17 to 1.20.
 *
 * <p>Every method throws {@link FlinkRestException} when the JobManager does not answer.
 */
public final class FlinkRest {
  private final JobManagerHttp http;

  /**
   * @param root the address of the web UI, as soon as there is one
   */
  public FlinkRest(Supplier<Optional<URI>> root) {
    this.http = new JobManagerHttp(root);
  }

  /** The slots that have registered. */
  public Slots slots() {
    return Slots.of(http.required("/overview"));
  }

  /**
   * The job, unless the JobManager does not know it yet. That is looked up in the list of jobs,
   * since Flink logs an error with a stack trace when it is asked for one that is not there, and
   * fails to answer for one that failed before it had a graph (1.20.0).
   */
  public Optional<JobDetails> job(String id) {
    for (JsonNode job : http.required("/jobs/overview").path("jobs")) {
      if (job.path("jid").asText().equals(id)) {
        boolean failed = job.path("state").asText().equals(JobState.FAILED.name());
        return Optional.of(
            JobDetails.of(job, failed ? MissingNode.getInstance() : http.required("/jobs/" + id)));
      }
    }
    return Optional.empty();
  }

  /** All jobs that the JobManager knows. */
  public List<JobSummary> jobs() {
    List<JobSummary> jobs = new ArrayList<>();
    http.required("/jobs/overview").path("jobs").forEach(job -> jobs.add(JobSummary.of(job)));
    return jobs;
  }

  /** Whether the job takes checkpoints, by its options or by its own code. */
  public boolean takesCheckpoints(String id) {
    return http.get("/jobs/" + id + "/checkpoints/config").isPresent();
  }

  /** The vertices of the job's graph, sources first; none if the JobManager does not know it. */
  public List<JobVertex> vertices(String id) {
    List<JobVertex> vertices = new ArrayList<>();
    Optional<JsonNode> details = http.get("/jobs/" + id);
    for (JsonNode vertex :
        details.map(job -> job.path("vertices")).orElse(MissingNode.getInstance())) {
      vertices.add(JobVertex.of(vertex));
    }
    return vertices;
  }

  /** The completed checkpoints that Flink remembers, by id; none if the job takes none. */
  public List<Checkpoint> checkpoints(String id) {
    List<Checkpoint> completed = new ArrayList<>();
    Optional<JsonNode> statistics = http.get("/jobs/" + id + "/checkpoints");
    for (JsonNode entry :
        statistics.map(all -> all.path("history")).orElse(MissingNode.getInstance())) {
      if (entry.path("status").asText().equals("COMPLETED")) {
        completed.add(Checkpoint.of(entry));
      }
    }
    Collections.reverse(completed);
    return completed;
  }

  /** The checkpoint or savepoint from which the job was started or recovered last. */
  public Optional<RestoredFrom> restoredFrom(String id) {
    return http.get("/jobs/" + id + "/checkpoints")
        .map(statistics -> statistics.path("latest").path("restored"))
        .filter(restored -> restored.hasNonNull("external_path"))
        .map(RestoredFrom::of);
  }

  /** With which parallelism the job runs. */
  public Parallelism parallelism(String id) {
    return Parallelism.of(http.required("/jobs/" + id + "/config"), http.required("/jobs/" + id));
  }

  /** The job's own counts (accumulators), by name. */
  public Map<String, String> accumulators(String id) {
    Map<String, String> values = new TreeMap<>();
    for (JsonNode entry :
        http.required("/jobs/" + id + "/accumulators").path("user-task-accumulators")) {
      values.put(entry.path("name").asText(), entry.path("value").asText());
    }
    return values;
  }

  /** How often the job was restarted since it was submitted. */
  public int restarts(String id) {
    JsonNode metrics = http.required("/jobs/" + id + "/metrics?get=numRestarts");
    return metrics.path(0).path("value").asInt();
  }

  /** What Flink counts of the job's checkpoints; empty if the job takes none. */
  public Optional<CheckpointStatistics> checkpointStatistics(String id) {
    return http.get("/jobs/" + id + "/checkpoints").map(CheckpointStatistics::of);
  }

  /** The failures that the JobManager remembers, the newest first. */
  public List<JobFailure> failures(String id) {
    return JobFailure.all(http.required("/jobs/" + id + "/exceptions"));
  }

  /** The stack trace of the job's last failure. */
  public Optional<String> lastFailure(String id) {
    JsonNode exceptions = http.required("/jobs/" + id + "/exceptions");
    JsonNode newest = exceptions.path("exceptionHistory").path("entries").path(0);
    return Optional.of(newest.path("stacktrace").asText(exceptions.path("root-exception").asText()))
        .filter(trace -> !trace.isEmpty() && !trace.equals("null"));
  }

  /**
   * Asks the job to stop with a savepoint in the configured directory.
   *
   * @return the name under which to ask for the result
   */
  public String stopWithSavepoint(String id) {
    return stopWithSavepoint(id, null);
  }

  /**
   * Asks the job to stop with a savepoint.
   *
   * @param directory where it is to lie; null for the directory that is configured
   * @return the name under which to ask for the result
   */
  public String stopWithSavepoint(String id, @Nullable String directory) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("drain", false);
    if (directory != null) {
      body.put("targetDirectory", directory);
    }
    return http.post("/jobs/" + id + "/stop", body).path("request-id").asText();
  }

  /** Asks the job to be cancelled; one that the JobManager does not know is not there to cancel. */
  public void cancel(String id) {
    http.patch("/jobs/" + id + "?mode=cancel");
  }

  /** How far the savepoint has come. */
  public SavepointResult savepoint(String id, String request) {
    return SavepointResult.of(http.required("/jobs/" + id + "/savepoints/" + request));
  }
}
