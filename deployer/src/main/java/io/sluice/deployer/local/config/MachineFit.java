package io.sluice.deployer.local.config;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.spec.MemorySize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a job, made to fit into this machine's memory.
 *
 * @param jobManager the JobManager's process memory
 * @param taskManager each TaskManager's process memory
 * @param taskManagers how many TaskManagers there are
 * @param slots the slots of each TaskManager
 * @param note what was changed; null if the description fits as it is
 */
public record MachineFit(
    MemorySize jobManager,
    MemorySize taskManager,
    int taskManagers,
    int slots,
    @Nullable String note) {
  private static final long JOB_MANAGER_LEAST = 768;
  private static final long TASK_MANAGER_LEAST = 1024;
  private static final long RESERVE_LEAST = 1536;

  /**
   * Fits a job. A quarter of the memory, at least 1.5 GiB, is left to the S3 server and everything
   * else; the rest is shared in the described proportion. TaskManagers below 1 GiB do not work, so
   * when even that is too much there are fewer of them, with more slots.
   *
   * @param job the job
   * @param machine the memory of this machine
   * @throws UnusableJobException if a described size is malformed
   */
  public static MachineFit of(LocalJob job, MemorySize machine) {
    long jobManager = DescribedMemory.ofJobManager(job).mebibytes();
    long taskManager = DescribedMemory.ofTaskManager(job).mebibytes();
    long usable = machine.toMebibytes() - Math.max(machine.toMebibytes() / 4, RESERVE_LEAST);
    int taskManagers = job.taskManagers();
    long wanted = jobManager + taskManagers * taskManager;
    if (wanted <= usable) {
      return new MachineFit(
          MemorySize.ofMebibytes(jobManager),
          MemorySize.ofMebibytes(taskManager),
          taskManagers,
          job.slots(),
          null);
    }
    double share = (double) usable / wanted;
    long smallJobManager = scaled(jobManager, share, JOB_MANAGER_LEAST);
    long forTaskManagers = usable - smallJobManager;
    int possible = (int) Math.max(1, forTaskManagers / Math.min(taskManager, TASK_MANAGER_LEAST));
    int slots = Math.max(job.slots(), ceilDiv(job.parallelism(), possible));
    int fewer = ceilDiv(job.parallelism(), slots);
    long smallTaskManager =
        Math.min(
            taskManager,
            Math.max(forTaskManagers / fewer, Math.min(taskManager, TASK_MANAGER_LEAST)));
    return new MachineFit(
        MemorySize.ofMebibytes(smallJobManager),
        MemorySize.ofMebibytes(smallTaskManager),
        fewer,
        slots,
        "memory scaled to this machine (%d MiB): JobManager %dm -> %dm, %d TaskManager(s) of %dm with %d slot(s) -> %d of %dm with %d"
            .formatted(
                machine.toMebibytes(),
                jobManager,
                smallJobManager,
                taskManagers,
                taskManager,
                job.slots(),
                fewer,
                smallTaskManager,
                slots));
  }

  /** What was changed, if anything. */
  public Optional<String> change() {
    return Optional.ofNullable(note);
  }

  private static long scaled(long size, double share, long least) {
    return Math.min(size, Math.max((long) (size * share), least));
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
