package io.sluice.deployer.cluster.install;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A Flink resource that was saved, as the index of the folder has it.
 *
 * @param file where it lies, relative to the folder
 * @param kind {@code FlinkDeployment} or {@code FlinkSessionJob}
 * @param namespace its namespace
 * @param name its name
 * @param state what became of the job before: {@code running}, {@code suspended}, {@code ended}
 * @param savepoint where its state lies; null where it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SavedResource(
    String file,
    String kind,
    String namespace,
    String name,
    State state,
    @Nullable String savepoint) {
  /** What a job did when it was saved. */
  public enum State {
    /** It ran, or was about to; put back it runs again. */
    RUNNING,
    /** It was suspended. */
    SUSPENDED,
    /** It had come to its end; started again it would do its work twice. */
    ENDED
  }

  /** Whether it is put back without being asked for. */
  boolean isToRun() {
    return state == State.RUNNING;
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return kind + "/" + namespace + "/" + name;
  }
}
