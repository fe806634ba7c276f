package io.sluice.deployer.check;

import io.sluice.deployer.spec.DeploymentMode;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.TaskManagerSpec;
import java.util.List;
import java.util.Optional;

/** Rules about slots and the number of TaskManagers. */
final class TaskManagerRules implements RuleSet {
  private static final String VALIDATOR = "operator code, DefaultValidator";
  private static final String FLINK = "Flink, Task slots and parallelism";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "slots-number",
            "A TaskManager without slots runs nothing.",
            FLINK,
            TaskManagerRules::slots),
        Rule.warning(
            "idle-slots",
            "Parallelism divided by slots is the number of TaskManagers, rounded up. The slots left"
                + " over are paid for and run nothing.",
            FLINK,
            TaskManagerRules::idle),
        Rule.error(
            "task-manager-replicas-number",
            "The operator refuses a deployment without TaskManagers.",
            VALIDATOR,
            TaskManagerRules::replicasNumber),
        Rule.warning(
            "task-manager-replicas-unused",
            "In native mode Flink asks for TaskManagers as it needs them; replicas counts in"
                + " standalone mode, or where a job has no parallelism.",
            "operator reference, TaskManagerSpec",
            TaskManagerRules::replicasUnused),
        Rule.error(
            "slots-too-few",
            "In standalone mode the number of slots is fixed. With fewer than the parallelism the"
                + " job waits for slots until it fails.",
            FLINK,
            TaskManagerRules::tooFew));
  }

  /** The slots that each has. */
  static int slotsPerTaskManager(Subject subject) {
    return Key.SLOTS
        .in(subject)
        .flatMap(setting -> Numbers.whole(setting.value()))
        .filter(slots -> slots > 0)
        .orElse(1);
  }

  private static Optional<Integer> parallelism(Subject subject) {
    return subject.job().map(JobSpec::parallelism);
  }

  private static Optional<Integer> replicas(Subject subject) {
    return subject.taskManager().map(TaskManagerSpec::replicas);
  }

  private static boolean isStandalone(Subject subject) {
    return subject.spec().mode() == DeploymentMode.STANDALONE;
  }

  private static void slots(Subject subject, Findings findings) {
    Key.SLOTS
        .in(subject)
        .filter(setting -> Numbers.whole(setting.value()).filter(slots -> slots < 1).isPresent())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' leaves no slot",
                    "write " + setting.key() + ": \"1\" or more"));
  }

  private static void idle(Subject subject, Findings findings) {
    int slots = slotsPerTaskManager(subject);
    int parallelism = parallelism(subject).orElse(0);
    int left = parallelism < 1 ? 0 : (slots - parallelism % slots) % slots;
    if (left > 0 && !isStandalone(subject) && !Autoscaling.isOn(subject)) {
      findings.add(
          Fields.PARALLELISM,
          "parallelism: "
              + parallelism
              + " with "
              + slots
              + " slots in each TaskManager leaves "
              + left
              + (left == 1 ? " slot" : " slots")
              + " idle",
          "write parallelism: " + (parallelism + left) + ", or another number of slots");
    }
  }

  private static void replicasNumber(Subject subject, Findings findings) {
    replicas(subject)
        .filter(replicas -> replicas < 1)
        .ifPresent(
            replicas ->
                findings.add(
                    Fields.TASK_MANAGER.child("replicas"),
                    "replicas: " + replicas + " leaves no TaskManager",
                    "write replicas: 1 or more, or remove it"));
  }

  private static void replicasUnused(Subject subject, Findings findings) {
    replicas(subject)
        .filter(replicas -> replicas > 0 && !isStandalone(subject))
        .filter(replicas -> parallelism(subject).isPresent() || subject.isSessionCluster())
        .ifPresent(
            replicas ->
                findings.add(
                    Fields.TASK_MANAGER.child("replicas"),
                    "replicas: " + replicas + " does nothing in native mode",
                    "remove it; parallelism and slots decide"));
  }

  private static void tooFew(Subject subject, Findings findings) {
    int parallelism = parallelism(subject).orElse(0);
    int slots = slotsPerTaskManager(subject);
    boolean reactive = Key.SCHEDULER_MODE.in(subject).filter(m -> m.is("reactive")).isPresent();
    replicas(subject)
        .filter(replicas -> replicas > 0 && isStandalone(subject) && !reactive)
        .filter(replicas -> (long) replicas * slots < parallelism)
        .ifPresent(
            replicas ->
                findings.add(
                    Fields.TASK_MANAGER.child("replicas"),
                    "replicas: "
                        + replicas
                        + " with "
                        + slots
                        + " slots each is less than"
                        + " parallelism: "
                        + parallelism,
                    "write replicas: " + (parallelism + slots - 1) / slots));
  }
}
