package io.sluice.deployer.cluster.trouble;

import io.sluice.deployer.rest.JobFailure;
import io.sluice.deployer.rest.RootCause;
import java.util.List;
import java.util.Optional;

/** What is wrong with a job, as its last failure tells. */
public final class JobTrouble {
  private JobTrouble() {}

  /**
   * The trouble.
   *
   * @param failure the exception as the JobManager has it
   */
  public static Trouble of(JobFailure failure) {
    String stackTrace = failure.stackTrace();
    String root = RootCause.of(stackTrace);
    List<String> trace = LogExcerpt.of(stackTrace.lines().toList());
    Optional<KnownCause> cause = KnownCauses.find(stackTrace);
    return new Trouble(
        "job",
        cause.map(known -> known.what() + " (" + root + ")").orElse(root),
        cause
            .map(KnownCause::fix)
            .orElseGet(
                () ->
                    OwnFrame.in(stackTrace)
                        .map(frame -> "look at " + frame + ", the job's own code nearest to it")
                        .orElse("look at the stack trace: 'sluice explain', or the web UI")),
        cause.map(KnownCause::gravity).orElse(Gravity.LASTING),
        cause.map(KnownCause::id).orElse(""),
        trace,
        failure.time());
  }
}
