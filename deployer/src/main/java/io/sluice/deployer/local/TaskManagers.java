package io.sluice.deployer.local;

import io.sluice.deployer.local.process.ChildProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Keeps the TaskManagers of a run alive. */
final class TaskManagers {
  private static final Duration TOO_SOON = Duration.ofSeconds(20);
  private static final int TOO_OFTEN = 3;

  private final Map<Integer, ChildProcess> running = new TreeMap<>();
  private final Map<Integer, Instant> started = new HashMap<>();
  private final Map<Integer, Integer> endedTooSoon = new HashMap<>();
  private final IntFunction<ChildProcess> starter;
  private final LocalListener listener;

  /**
   * @param starter starts the process of a TaskManager by its number
   */
  TaskManagers(IntFunction<ChildProcess> starter, LocalListener listener) {
    this.starter = starter;
    this.listener = listener;
  }

  /** Starts the TaskManagers 1 to {@code count}. */
  void start(int count) {
    for (int number = 1; number <= count; number++) {
      startOne(number);
    }
  }

  /**
   * Starts those again that have ended.
   *
   * @return why that is given up, if one ends again and again
   */
  Optional<String> restartLost() {
    for (int number : List.copyOf(running.keySet())) {
      ChildProcess process = running.get(number);
      if (process != null && !process.isAlive()) {
        listener.on(new LocalEvent.TaskManagerLost(number, process.exitCode()));
        if (isHopeless(number)) {
          return Optional.of(
              "TaskManager %d ends again and again (exit code %d): %s"
                  .formatted(number, process.exitCode(), LastWords.in(process.log())));
        }
        startOne(number);
      }
    }
    return Optional.empty();
  }

  /** All of them, dead or alive. */
  List<ChildProcess> all() {
    return List.copyOf(running.values());
  }

  private void startOne(int number) {
    started.put(number, Instant.now());
    running.put(number, starter.apply(number));
  }

  private boolean isHopeless(int number) {
    Instant start = started.getOrDefault(number, Instant.EPOCH);
    if (Duration.between(start, Instant.now()).compareTo(TOO_SOON) > 0) {
      endedTooSoon.remove(number);
      return false;
    }
    return endedTooSoon.merge(number, 1, Integer::sum) >= TOO_OFTEN;
  }
}
