package io.sluice.deployer.local;

import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Something that happens in a run and that a person may want to see. */
public sealed interface LocalEvent {

  /**
   * Something is different from the description.
   *
   * @param text one line
   */
  record Note(String text) implements LocalEvent {}

  /**
   * The run goes on from an earlier one.
   *
   * @param from its savepoint or checkpoint
   */
  record Resuming(RestorePoint from) implements LocalEvent {}

  /** The S3 server answers. */
  record S3Started(URI endpoint) implements LocalEvent {}

  /**
   * The input lies in S3.
   *
   * @param path the file or folder
   * @param place where the job reads it
   */
  record InputUploaded(Path path, S3Uri place) implements LocalEvent {}

  /**
   * The JobManager answers.
   *
   * @param webUi the address of the web UI
   * @param metrics the address of its Prometheus metrics
   */
  record JobManagerStarted(URI webUi, URI metrics) implements LocalEvent {}

  /**
   * A process of a TaskManager was started.
   *
   * @param number its number, from 1
   * @param metrics the address of its Prometheus metrics
   */
  record TaskManagerStarted(int number, URI metrics) implements LocalEvent {}

  /**
   * The number of registered slots changed.
   *
   * @param registered how many there are
   * @param wanted how many the run will have
   */
  record SlotsRegistered(int registered, int wanted) implements LocalEvent {}

  /** The job's state changed; {@code RUNNING} means that every task runs. */
  record JobStateChanged(JobState state) implements LocalEvent {}

  /**
   * A checkpoint was completed.
   *
   * @param id its number
   * @param duration how long it took
   * @param bytes what was written for it
   */
  record CheckpointCompleted(long id, Duration duration, long bytes) implements LocalEvent {}

  /**
   * The number of records that the sources sent changed.
   *
   * @param records how many since the job or its last restart began
   */
  record RecordsRead(long records) implements LocalEvent {}

  /**
   * A TaskManager's process ended by itself or was killed, and is started again.
   *
   * @param number its number, from 1
   * @param exitCode the code with which it ended
   */
  record TaskManagerLost(int number, int exitCode) implements LocalEvent {}

  /**
   * The job was restarted from its last checkpoint.
   *
   * @param restarts how often so far
   * @param cause why, in one line
   */
  record JobRestarted(int restarts, String cause) implements LocalEvent {}

  /** The job is being stopped with a savepoint. */
  record SavepointBegun() implements LocalEvent {}
}
