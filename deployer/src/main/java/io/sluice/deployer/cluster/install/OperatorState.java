package io.sluice.deployer.cluster.install;

import io.sluice.deployer.cluster.helm.HelmRelease;
import io.sluice.deployer.cluster.operator.Operator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an operator fares.
 *
 * @param release Helm's release; null where there is none of that name
 * @param operators the operators in its namespace
 * @param definitions Flink's definitions in the cluster
 * @param definitionsOf the operator's lines that bring those; empty where there are none
 * @param valuesDiff from the values that the release has to those that are described
 */
public record OperatorState(
    @Nullable HelmRelease release,
    List<Instance> operators,
    List<String> definitions,
    Optional<String> definitionsOf,
    List<String> valuesDiff) {
  /**
   * An operator.
   *
   * @param operator the operator
   * @param leader the pod that leads; null where that is not known
   */
  public record Instance(Operator operator, @Nullable String leader) {}

  public OperatorState {
    operators = List.copyOf(operators);
    definitions = List.copyOf(definitions);
    valuesDiff = List.copyOf(valuesDiff);
  }

  /** Whether it is there and all instances that are asked for are available. */
  public boolean isHealthy() {
    return !operators.isEmpty()
        && operators.stream()
            .map(Instance::operator)
            .allMatch(one -> one.wanted() > 0 && one.available() >= one.wanted());
  }
}
