package io.sluice.deployer.local;

import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.process.ChildProcess;
import io.sluice.deployer.local.process.Ports;
import io.sluice.deployer.local.state.RunRecord;
import io.sluice.deployer.local.state.RunRecordFile;
import io.sluice.deployer.rest.RootCause;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The processes of a run. Once closed, it starts none any more. */
final class Cluster implements AutoCloseable {
  private static final int FIRST_METRICS_PORT = 9250;

  private final Processes processes;
  private final RunRecordFile file;
  private final LocalListener listener;
  private final Runnable wake;
  private final List<ChildProcess> started = new ArrayList<>();
  private final TaskManagers taskManagers;
  private RunRecord record;
  private int nextMetricsPort = FIRST_METRICS_PORT;
  private boolean closed;
  private @Nullable ChildProcess s3;
  private @Nullable ChildProcess jobManager;
  private @Nullable MemorySplit memory;
  private List<String> properties = List.of();

  /**
   * @param record the run's record, which names each process as soon as it is started
   * @param wake is run when a process ends
   */
  Cluster(
      Processes processes,
      RunRecord record,
      RunRecordFile file,
      LocalListener listener,
      Runnable wake) {
    this.processes = processes;
    this.record = record;
    this.file = file;
    this.listener = listener;
    this.wake = wake;
    this.taskManagers = new TaskManagers(this::startTaskManager, listener);
    file.write(record);
  }

  /**
   * Starts the S3 server and, meanwhile, computes the memory of the others.
   *
   * @param s3Args the buckets and uploads
   */
  URI startS3(List<String> s3Args) {
    ChildProcess server = add(() -> processes.s3(s3Args));
    s3 = server;
    ChildProcess calculator = add(processes::memoryCalculator);
    memory = MemorySplit.from(calculator);
    return S3Endpoint.of(server);
  }

  /**
   * Starts the JobManager and the TaskManagers.
   *
   * @param shared options that all of them get, as {@code -Dkey=value}
   * @param own options of the JobManager
   * @return the address of the JobManager's metrics
   */
  URI startFlink(RunPlan plan, List<String> shared, List<String> own) {
    MemorySplit split = Objects.requireNonNull(memory);
    properties = List.copyOf(shared);
    int metrics = metricsPort();
    List<String> all = new ArrayList<>(shared);
    all.addAll(own);
    all.add("-Dmetrics.reporter.prom.port=" + metrics);
    synchronized (this) {
      jobManager =
          add(() -> processes.jobManager(plan.job(), plan.configuration().args(), split, all));
    }
    taskManagers.start(plan.fit().taskManagers());
    return metricsAt(metrics);
  }

  /** The address of the web UI, as soon as the JobManager listens there. */
  Optional<URI> webUi() {
    Path port = processes.webPortOfJobManager();
    try {
      return Files.exists(port)
          ? Optional.of(URI.create("http://127.0.0.1:" + Files.readString(port)))
          : Optional.empty();
    } catch (IOException e) {
      throw new LocalRunException(port + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Starts lost TaskManagers again. Returns why the run cannot go on, if it cannot. */
  Optional<String> tend() {
    ChildProcess server = Objects.requireNonNull(s3);
    ChildProcess master = Objects.requireNonNull(jobManager);
    if (!server.isAlive()) {
      return Optional.of(
          "the S3 server ended with code %d: %s"
              .formatted(server.exitCode(), LastWords.in(server.log())));
    }
    if (!master.isAlive()) {
      return Optional.of(causeOfEnd(master));
    }
    return taskManagers.restartLost();
  }

  /** Writes down how the run ended. */
  void record(RunRecord ended) {
    record = ended;
    file.write(ended);
  }

  RunRecord record() {
    return record;
  }

  /** Ends the run if the job has not been started; then nothing of it can be lost. */
  synchronized void closeBeforeJob() {
    if (!hasJob()) {
      close();
    }
  }

  /** Whether the JobManager, and the job with it, has been started. */
  synchronized boolean hasJob() {
    return jobManager != null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    List<ChildProcess> backwards = new ArrayList<>(started);
    Collections.reverse(backwards);
    backwards.forEach(ChildProcess::kill);
  }

  private ChildProcess startTaskManager(int number) {
    int metrics = metricsPort();
    List<String> own = new ArrayList<>(properties);
    own.add("-Dmetrics.reporter.prom.port=" + metrics);
    MemorySplit split = Objects.requireNonNull(memory);
    ChildProcess process = add(() -> processes.taskManager(number, split, own));
    listener.on(new LocalEvent.TaskManagerStarted(number, metricsAt(metrics)));
    return process;
  }

  private synchronized ChildProcess add(Supplier<ChildProcess> start) {
    if (closed) {
      throw new IllegalStateException("the run is closed");
    }
    ChildProcess process = start.get();
    started.add(process);
    record = record.with(process.mark());
    file.write(record);
    process.whenEnded(wake);
    return process;
  }

  private String causeOfEnd(ChildProcess master) {
    try {
      if (Files.exists(processes.failureOfJobManager())) {
        return RootCause.of(Files.readString(processes.failureOfJobManager()));
      }
    } catch (IOException e) {
      return "the JobManager ended and does not tell why (" + e.getMessage() + ")";
    }
    return "the JobManager ended with code %d: %s"
        .formatted(master.exitCode(), LastWords.in(master.log(), processes.logOfJobManager()));
  }

  private int metricsPort() {
    int port = Ports.firstFrom(nextMetricsPort);
    nextMetricsPort = port + 1;
    return port;
  }

  private static URI metricsAt(int port) {
    return URI.create("http://127.0.0.1:" + port + "/metrics");
  }
}
