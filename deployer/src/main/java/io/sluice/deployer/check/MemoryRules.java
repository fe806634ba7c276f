package io.sluice.deployer.check;

import io.sluice.deployer.memory.MemorySplitException;
import io.sluice.deployer.memory.MemorySplitException.Reason;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;

/** Rules about memory, computed as Flink computes it. */
final class MemoryRules implements RuleSet {
  private static final String FLINK = "Flink, Set up Flink's process memory";
  private static final long MEBIBYTE = 1L << 20;
  private static final long LEAST_HEAP = 64 * MEBIBYTE;
  private static final long GOOD_HEAP = 128 * MEBIBYTE;
  private static final long GOOD_MANAGED = 64 * MEBIBYTE;

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "memory-missing",
            "The operator refuses a JobManager or TaskManager without an amount of memory.",
            "operator code, DefaultValidator",
            MemoryRules::missing),
        Rule.error(
            "memory-split",
            "Flink splits the memory of a process into parts before it starts. Where they do not"
                + " fit, the container ends at once.",
            FLINK,
            MemoryRules::split),
        Rule.error(
            "task-heap-too-small",
            "Metaspace, overhead and Flink's own parts take their share first. With less than 64"
                + " MiB left, real jobs run out of heap.",
            FLINK,
            (subject, findings) -> heap(subject, findings, 0, LEAST_HEAP)),
        Rule.warning(
            "task-heap-small",
            "With less than 128 MiB the job spends its time in garbage collection as soon as it has"
                + " work.",
            FLINK,
            (subject, findings) -> heap(subject, findings, LEAST_HEAP, GOOD_HEAP)),
        Rule.warning(
            "managed-memory-small",
            "RocksDB lives in managed memory, which all slots of a TaskManager share. With less"
                + " than 64 MiB in a slot it flushes and reads from disk all the time.",
            "Flink, Set up TaskManager memory: managed memory",
            MemoryRules::managed));
  }

  private static void missing(Subject subject, Findings findings) {
    TaskMemory.jobManager(subject, failure -> missing("jobManager", failure, findings));
    TaskMemory.taskManager(subject, failure -> missing("taskManager", failure, findings));
  }

  private static void missing(String part, MemorySplitException failure, Findings findings) {
    if (failure.reason() == Reason.NO_SIZE) {
      findings.add(
          memory(part), part + " has no amount of memory", "write resource: {memory: 2048m}");
    }
  }

  private static void split(Subject subject, Findings findings) {
    TaskMemory.jobManager(
        subject, failure -> split("jobManager", "raise the memory", failure, findings));
    TaskMemory.taskManager(
        subject,
        failure ->
            split(
                "taskManager",
                TaskMemory.enough(subject, GOOD_HEAP)
                    .map(size -> "write memory: " + size)
                    .orElse("raise the memory"),
                failure,
                findings));
  }

  private static void split(
      String part, String fix, MemorySplitException failure, Findings findings) {
    if (failure.reason() == Reason.NO_SIZE || failure.reason() == Reason.MALFORMED) {
      return;
    }
    String message = String.valueOf(failure.getMessage());
    int end = message.lastIndexOf("; ");
    String what = end < 0 ? message : message.substring(0, end);
    if (failure.option().endsWith(".process.size")) {
      findings.add(memory(part), "the memory is too little: " + what, fix);
    } else {
      findings.add(
          Fields.option(failure.option()), what, end < 0 ? fix : message.substring(end + 2));
    }
  }

  private static FieldPath memory(String part) {
    return Fields.SPEC.child(part).child("resource").child("memory");
  }

  private static void heap(Subject subject, Findings findings, long from, long below) {
    TaskMemory.taskManager(subject, failure -> {})
        .filter(split -> split.taskHeap() >= from && split.taskHeap() < below)
        .ifPresent(
            split ->
                findings.add(
                    memory("taskManager"),
                    mebibytes(split.process())
                        + " leave "
                        + mebibytes(split.taskHeap())
                        + " for the job's heap (managed memory "
                        + mebibytes(split.managed())
                        + ", network "
                        + mebibytes(split.network())
                        + ", metaspace and overhead "
                        + mebibytes(split.metaspace() + split.overhead())
                        + ")",
                    TaskMemory.enough(subject, GOOD_HEAP)
                        .map(size -> "write memory: " + size)
                        .orElse("raise the memory, or lower taskmanager.memory.managed.fraction")));
  }

  private static void managed(Subject subject, Findings findings) {
    if (Key.BACKEND.in(subject).filter(backend -> backend.is("rocksdb")).isEmpty()) {
      return;
    }
    int slots = TaskManagerRules.slotsPerTaskManager(subject);
    TaskMemory.taskManager(subject, failure -> {})
        .filter(split -> split.managed() / slots < GOOD_MANAGED)
        .ifPresent(
            split ->
                findings.add(
                    memory("taskManager"),
                    mebibytes(split.managed())
                        + " of managed memory for "
                        + slots
                        + (slots == 1 ? " slot" : " slots")
                        + " with RocksDB",
                    "raise the memory or taskmanager.memory.managed.fraction to "
                        + mebibytes(GOOD_MANAGED * slots)
                        + " at least, or take fewer slots"));
  }

  private static String mebibytes(long bytes) {
    return Math.round((double) bytes / MEBIBYTE) + " MiB";
  }
}
