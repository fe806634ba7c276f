package io.sluice.deployer.local.state;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.sluice.deployer.local.process.ProcessMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a run, so that the next one can clean up after it and go on from it.
 *
 * @param phase how far it came
 * @param jobId Flink's id of the job
 * @param uploaded where the uploaded input lies in S3; null if nothing was uploaded
 * @param processes the processes that it started
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunRecord(
    RunPhase phase, String jobId, @Nullable String uploaded, List<ProcessMark> processes) {

  public RunRecord {
    processes = processes == null ? List.of() : List.copyOf(processes);
  }

  /** A run that begins. */
  public static RunRecord begin(String jobId, @Nullable String uploaded) {
    return new RunRecord(RunPhase.RUNNING, jobId, uploaded, List.of());
  }

  /** The same with one more process. */
  public RunRecord with(ProcessMark process) {
    List<ProcessMark> more = new ArrayList<>(processes);
    more.add(process);
    return new RunRecord(phase, jobId, uploaded, more);
  }

  /** The same at its end. */
  public RunRecord ended(RunPhase end) {
    return new RunRecord(end, jobId, uploaded, List.of());
  }

  /** Where the uploaded input lies in S3. */
  public Optional<String> uploadedInput() {
    return Optional.ofNullable(uploaded);
  }
}
