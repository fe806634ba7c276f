package io.sluice.deployer.check;

import io.sluice.deployer.spec.DeploymentMode;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.TaskManagerSpec;
import java.util.List;
import java.util.Optional;

/** Rules about parallelism, slots and TaskManagers. */
final class ParallelismRules implements RuleSet {
  /** The number of key groups that Flink allows. */
  static final int GREATEST = 1 << 15;

  private static final String VALIDATOR = "operator code, DefaultValidator";
  private static final String FLINK = "Flink, Task slots and parallelism";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "parallelism-missing",
            "A missing parallelism is 0 to the operator, which it refuses.",
            VALIDATOR,
            ParallelismRules::missing),
        Rule.error(
            "parallelism-number",
            "The operator refuses a parallelism below 1.",
            VALIDATOR,
            ParallelismRules::number),
        Rule.error(
            "slots-number",
            "A TaskManager without slots runs nothing.",
            FLINK,
            ParallelismRules::slots),
        Rule.error(
            "max-parallelism-range",
            "Flink refuses a maximal parallelism outside 1 to 32768.",
            "Flink, Setting the maximum parallelism",
            ParallelismRules::maxRange),
        Rule.error(
            "parallelism-above-max",
            "No operator of a job can have more subtasks than there are key groups; Flink refuses"
                + " the job.",
            "Flink, Setting the maximum parallelism",
            ParallelismRules::aboveMax),
        Rule.warning(
            "idle-slots",
            "Parallelism divided by slots is the number of TaskManagers, rounded up. The slots left"
                + " over are paid for and run nothing.",
            FLINK,
            ParallelismRules::idle),
        Rule.error(
            "task-manager-replicas-number",
            "The operator refuses a deployment without TaskManagers.",
            VALIDATOR,
            ParallelismRules::replicasNumber),
        Rule.warning(
            "task-manager-replicas-unused",
            "In native mode Flink asks for TaskManagers as it needs them; replicas counts in"
                + " standalone mode, or where there is no parallelism.",
            "operator reference, TaskManagerSpec",
            ParallelismRules::replicasUnused),
        Rule.error(
            "slots-too-few",
            "In standalone mode the number of slots is fixed. With fewer than the parallelism the"
                + " job waits for slots until it fails.",
            FLINK,
            ParallelismRules::tooFew));
  }

  private static Optional<Integer> parallelism(Subject subject) {
    return subject.job().map(JobSpec::parallelism);
  }

  private static Optional<Integer> replicas(Subject subject) {
    return subject.taskManager().map(TaskManagerSpec::replicas);
  }

  static int slotsPerTaskManager(Subject subject) {
    return Key.SLOTS
        .in(subject)
        .flatMap(setting -> Numbers.whole(setting.value()))
        .filter(slots -> slots > 0)
        .orElse(1);
  }

  private static boolean isStandalone(Subject subject) {
    return subject.spec().mode() == DeploymentMode.STANDALONE;
  }

  private static void missing(Subject subject, Findings findings) {
    if (subject.job().isPresent()
        && parallelism(subject).isEmpty()
        && replicas(subject).isEmpty()) {
      findings.add(Fields.PARALLELISM, "there is no parallelism", "write parallelism: 2");
    }
  }

  private static void number(Subject subject, Findings findings) {
    parallelism(subject)
        .filter(parallelism -> parallelism < 1)
        .ifPresent(
            parallelism ->
                findings.add(
                    Fields.PARALLELISM,
                    "parallelism: " + parallelism + " runs nothing",
                    "write parallelism: 1 or more"));
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

  private static void maxRange(Subject subject, Findings findings) {
    Key.MAX_PARALLELISM
        .in(subject)
        .filter(
            setting ->
                Numbers.whole(setting.value())
                    .filter(max -> max != -1 && (max < 1 || max > GREATEST))
                    .isPresent())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' is not within 1 to 32768",
                    "write " + setting.key() + ": \"720\""));
  }

  private static void aboveMax(Subject subject, Findings findings) {
    int parallelism = parallelism(subject).orElse(0);
    Key.MAX_PARALLELISM
        .in(subject)
        .flatMap(setting -> Numbers.whole(setting.value()))
        .filter(max -> max > 0 && max < parallelism)
        .ifPresent(
            max ->
                findings.add(
                    Fields.PARALLELISM,
                    "parallelism: " + parallelism + " is above pipeline.max-parallelism, " + max,
                    "write parallelism: " + max + " or less, or raise pipeline.max-parallelism"));
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
        .filter(replicas -> parallelism(subject).isPresent())
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
