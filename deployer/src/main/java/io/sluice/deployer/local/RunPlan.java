package io.sluice.deployer.local;

import com.sun.management.OperatingSystemMXBean;
import io.sluice.deployer.local.config.LocalConfiguration;
import io.sluice.deployer.local.config.LocalNetwork;
import io.sluice.deployer.local.config.MachineFit;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.process.Ports;
import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.local.state.RunRecord;
import io.sluice.deployer.local.state.RunRecordFile;
import io.sluice.deployer.local.state.StateDirectory;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.S3Uri;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run decides before it starts a process.
 *
 * @param job the job, reading the uploaded input if there is any
 * @param jobId Flink's id of the job
 * @param fit the processes on this machine
 * @param network the ports
 * @param configuration the configuration and the arguments of the job
 * @param restorePoint from what the job goes on; null to begin anew
 * @param upload what is put into S3 first; null for nothing
 * @param input where the job reads uploaded input, of this run or an earlier one; null for nowhere
 * @param notes a line for each thing that is different from the description
 */
record RunPlan(
    LocalJob job,
    String jobId,
    MachineFit fit,
    LocalNetwork network,
    LocalConfiguration configuration,
    @Nullable RestorePoint restorePoint,
    @Nullable Path upload,
    @Nullable S3Uri input,
    List<String> notes) {
  private static final String WEB_PORTS = "8081-8281";

  /** Decides. */
  static RunPlan of(
      LocalJob job, LocalOptions options, StateDirectory state, Optional<RestorePoint> from) {
    StatePath.check(state);
    LocalNetwork network =
        new LocalNetwork(
            options.webPort() == 0
                ? WEB_PORTS
                : Integer.toString(Ports.exactly(options.webPort(), "web UI")),
            Ports.any());
    Optional<S3Uri> input = inputOf(job, options, state, from.isPresent());
    LocalJob reading = job.withArgs(job.inputArguments().arguments(job.args(), input));
    MachineFit fit = MachineFit.of(job, physicalMemory());
    LocalConfiguration configuration =
        LocalConfiguration.of(reading, fit, network, state.temporary());
    List<String> notes = new ArrayList<>(configuration.notes());
    otherFlink(job, options).ifPresent(notes::add);
    return new RunPlan(
        reading,
        UUID.randomUUID().toString().replace("-", ""),
        fit,
        network,
        configuration,
        from.orElse(null),
        options.input(),
        input.orElse(null),
        List.copyOf(notes));
  }

  private static Optional<String> otherFlink(LocalJob job, LocalOptions options) {
    String described = job.flinkLine();
    return options
        .distribution()
        .flinkVersion()
        .filter(here -> described != null && !here.startsWith(described + "."))
        .map(here -> "Flink " + described + " is described; Flink " + here + " runs here");
  }

  RunRecord record() {
    return RunRecord.begin(jobId, input == null ? null : input.toString());
  }

  /** The buckets and uploads, for the S3 server. */
  List<String> s3Args() {
    List<String> args = new ArrayList<>();
    configuration.buckets().forEach(bucket -> args.addAll(List.of("--bucket", bucket)));
    if (upload != null && input != null) {
      args.addAll(
          List.of("--upload", input.bucket(), input.key(), upload.toAbsolutePath().toString()));
    }
    return args;
  }

  /** What only the JobManager gets, as {@code -Dkey=value}. */
  List<String> jobProperties() {
    List<String> properties = new ArrayList<>();
    properties.add("-D$internal.pipeline.job-id=" + jobId);
    if (restorePoint != null) {
      properties.add("-Dexecution.savepoint.path=" + restorePoint.place());
      properties.add(
          "-Dexecution.savepoint-restore-mode="
              + (restorePoint.isCheckpoint() ? "CLAIM" : "NO_CLAIM"));
    }
    return properties;
  }

  private static Optional<S3Uri> inputOf(
      LocalJob job, LocalOptions options, StateDirectory state, boolean resuming) {
    if (options.input() != null) {
      return Optional.of(Input.placeOf(options.input(), job.args()));
    }
    return resuming
        ? new RunRecordFile(state).read().flatMap(RunRecord::uploadedInput).map(S3Uri::parse)
        : Optional.empty();
  }

  private static MemorySize physicalMemory() {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return MemorySize.ofBytes(machine.getTotalMemorySize());
  }
}
