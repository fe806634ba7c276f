package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.resource.FieldManagers;
import io.sluice.deployer.yaml.FieldPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has set the value that a field has now. */
final class SetBy {
  private static final Map<String, String> COMMANDS =
      Map.of(
          "spec.job.parallelism", "sluice scale",
          "spec.taskManager.replicas", "sluice scale",
          "spec.job.state", "sluice suspend or resume",
          "spec.restartNonce", "sluice restart",
          "spec.job.savepointTriggerNonce", "sluice savepoint");

  private final FieldManagers managers;

  SetBy(FieldManagers managers) {
    this.managers = managers;
  }

  /** The command or the other manager; null where it was a description, or nobody. */
  @Nullable String of(FieldPath path) {
    String owner = managers.owner(path).orElse(FieldManagers.SLUICE);
    return switch (owner) {
      case FieldManagers.SLUICE -> null;
      case FieldManagers.OPERATING -> COMMANDS.getOrDefault(path.toString(), "sluice rollback");
      default -> managers.isOperator(owner) ? "the operator as its default" : owner;
    };
  }
}
