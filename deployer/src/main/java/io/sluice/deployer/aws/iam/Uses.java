package io.sluice.deployer.aws.iam;

import io.sluice.deployer.check.Argument;
import io.sluice.deployer.check.Subject;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3MonitoringConfiguration;
import io.sluice.deployer.spec.S3Uri;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All places in S3 that a deployment uses, as far as its description tells. */
final class Uses {
  private static final Map<String, Purpose> OPTIONS =
      Map.of(
          "execution.checkpointing.dir", Purpose.CHECKPOINTS,
          "state.checkpoints.dir", Purpose.CHECKPOINTS,
          "execution.checkpointing.savepoint-dir", Purpose.SAVEPOINTS,
          "state.savepoints.dir", Purpose.SAVEPOINTS,
          "high-availability.storageDir", Purpose.HIGH_AVAILABILITY,
          "job-result-store.storage-path", Purpose.HIGH_AVAILABILITY,
          "state.changelog.dstl.dfs.base-path", Purpose.CHANGELOG,
          "dstl.dfs.base-path", Purpose.CHANGELOG,
          "jobmanager.archive.fs.dir", Purpose.JOB_ARCHIVE);

  private static final Pattern RETAINED_CHECKPOINT = Pattern.compile("/chk-\\d+/?$");

  private final Set<Use> uses = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();

  private Uses() {}

  /**
   * Those of a deployment.
   *
   * @param fetchesArtifact whether its pods fetch jar or script; a session job's is fetched by the
   *     operator
   */
  static Uses of(FlinkDeployment deployment, boolean fetchesArtifact) {
    Uses uses = new Uses();
    uses.options(deployment);
    Optional.ofNullable(deployment.spec().jobManager())
        .map(JobManagerSpec::storageDir)
        .ifPresent(
            dir -> uses.add(Purpose.HIGH_AVAILABILITY, dir.toString(), "jobManager.storageDir"));
    Optional.ofNullable(deployment.spec().job()).ifPresent(job -> uses.job(job, fetchesArtifact));
    Argument.of(new Subject(deployment)).forEach(uses::argument);
    Optional.ofNullable(deployment.spec().monitoringConfiguration())
        .map(MonitoringConfiguration::s3MonitoringConfiguration)
        .map(S3MonitoringConfiguration::logUri)
        .ifPresent(uses::logs);
    return uses;
  }

  /** The places, in the order of the description. */
  List<Use> all() {
    return List.copyOf(uses);
  }

  /** What the description leaves open. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void options(FlinkDeployment deployment) {
    deployment
        .spec()
        .flinkConfiguration()
        .entries()
        .forEach(
            (key, value) -> {
              Purpose known = OPTIONS.get(key);
              boolean added = add(known == null ? Purpose.INPUT : known, value, key);
              if (added && known == null) {
                notes.add(key + ": " + value + " is taken for something that is only read");
              }
            });
  }

  private void job(JobSpec job, boolean fetchesArtifact) {
    if (job.jarURI() != null && fetchesArtifact) {
      add(Purpose.ARTIFACT, job.jarURI().toString(), "job.jarURI");
    }
    if (job.initialSavepointPath() != null) {
      String path = job.initialSavepointPath().toString();
      add(
          Purpose.START,
          RETAINED_CHECKPOINT.matcher(path).replaceFirst(""),
          "job.initialSavepointPath");
    }
  }

  private void argument(Argument argument) {
    String from = argument.flag().isEmpty() ? "job.args" : "job.args --" + argument.flag();
    boolean added =
        add(argument.isOutput() ? Purpose.OUTPUT : Purpose.INPUT, argument.value(), from);
    if (added && argument.flag().isEmpty()) {
      notes.add(
          "job.args: "
              + argument.value()
              + " stands without a name, and is taken for something that is only read");
    }
  }

  private void logs(LogUri uri) {
    String text = uri.text();
    add(
        Purpose.LOGS,
        S3Uri.looksLikeOne(text) ? text : "s3://" + text,
        "monitoringConfiguration.s3MonitoringConfiguration.logUri");
  }

  private boolean add(Purpose purpose, String text, String from) {
    if (!S3Uri.looksLikeOne(text)) {
      return false;
    }
    try {
      return uses.add(Use.of(purpose, S3Uri.parse(text), from));
    } catch (MalformedValueException malformed) {
      notes.add(from + ": " + malformed.what() + "; nothing is permitted there");
      return false;
    }
  }
}
