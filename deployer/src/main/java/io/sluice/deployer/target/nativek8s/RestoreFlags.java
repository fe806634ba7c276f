package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state to start from. Flink's client overwrites the options for it with what its own flags say
 * (Flink code, ProgramOptions), so flags are needed; and a client of 1.20 writes them under new
 * names only, so an older image needs the old options as well.
 *
 * @param path the savepoint or checkpoint; empty if the job starts without state
 * @param ignoresUnclaimed whether state that no operator claims is left behind
 * @param claimMode who owns the files afterwards
 */
record RestoreFlags(Optional<String> path, boolean ignoresUnclaimed, Optional<String> claimMode) {
  private static final String PATH = "execution.state-recovery.path";
  private static final String OLD_PATH = "execution.savepoint.path";
  private static final String IGNORE = "execution.state-recovery.ignore-unclaimed-state";
  private static final String OLD_IGNORE = "execution.savepoint.ignore-unclaimed-state";
  private static final String CLAIM = "execution.state-recovery.claim-mode";
  private static final String OLD_CLAIM = "execution.savepoint-restore-mode";

  /** The options that this stands for. */
  static final Set<String> KEYS = Set.of(PATH, OLD_PATH, IGNORE, OLD_IGNORE, CLAIM, OLD_CLAIM);

  static RestoreFlags of(JobSpec job, FlinkConfiguration configuration, @Nullable URI savepoint) {
    return new RestoreFlags(
        Optional.ofNullable(savepoint)
            .or(() -> Optional.ofNullable(job.initialSavepointPath()))
            .map(Object::toString)
            .or(() -> configuration.get(PATH, OLD_PATH)),
        Boolean.TRUE.equals(job.allowNonRestoredState())
            || configuration.get(IGNORE, OLD_IGNORE).filter("true"::equalsIgnoreCase).isPresent(),
        configuration.get(CLAIM, OLD_CLAIM));
  }

  List<List<String>> flags(FlinkVersion line) {
    List<List<String>> flags = new ArrayList<>();
    path.ifPresent(savepoint -> flags.add(List.of("-s", savepoint)));
    if (ignoresUnclaimed) {
      flags.add(List.of("-n"));
    }
    claimMode.ifPresent(mode -> flags.add(List.of(isNew(line) ? "-cm" : "-rm", mode)));
    return flags;
  }

  Map<String, String> options(FlinkVersion line) {
    Map<String, String> options = new LinkedHashMap<>();
    if (!isNew(line)) {
      path.ifPresent(savepoint -> options.put(OLD_PATH, savepoint));
      if (ignoresUnclaimed) {
        options.put(OLD_IGNORE, "true");
      }
      claimMode.ifPresent(mode -> options.put(OLD_CLAIM, mode));
    }
    return options;
  }

  /** Whether Flink has the option names of 1.20. */
  static boolean isNew(FlinkVersion line) {
    return line.compareTo(FlinkVersion.V1_20) >= 0;
  }
}
