package io.sluice.deployer.cluster.operate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A savepoint that was taken.
 *
 * @param path where it lies
 * @param time when it was asked of the job
 * @param directory where savepoints were described to go; null if that is not known
 */
public record TakenSavepoint(String path, Instant time, @Nullable String directory) {
  /** Whether it lies where it was described to. */
  public boolean isWhereDescribed() {
    return directory == null || path.startsWith(slashed(directory));
  }

  Effect effect() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("savepoint", path);
    facts.put("time", time.toString());
    return new Effect(
        "savepoint " + path,
        facts,
        isWhereDescribed()
            ? List.of()
            : List.of("it does not lie below state.savepoints.dir, which is " + directory));
  }

  private static String slashed(String directory) {
    return directory.endsWith("/") ? directory : directory + "/";
  }
}
