package io.sluice.deployer.check;

import io.sluice.deployer.release.OperatorVersion;
import io.sluice.deployer.spec.FlinkVersion;

/** Which Flink lines an operator takes (its own {@code FlinkVersion}, by release line). */
final class OperatorFlink {
  private OperatorFlink() {}

  static boolean takes(OperatorVersion operator, FlinkVersion version) {
    return version.compareTo(oldest(operator)) >= 0 && version.compareTo(newest(operator)) <= 0;
  }

  private static FlinkVersion oldest(OperatorVersion operator) {
    return operator.isAtLeast(new OperatorVersion(1, 7)) ? FlinkVersion.V1_15 : FlinkVersion.V1_13;
  }

  private static FlinkVersion newest(OperatorVersion operator) {
    if (operator.isAtLeast(new OperatorVersion(1, 15))) {
      return FlinkVersion.V2_4;
    }
    if (operator.isAtLeast(new OperatorVersion(1, 13))) {
      return FlinkVersion.V2_2;
    }
    if (operator.isAtLeast(new OperatorVersion(1, 11))) {
      return FlinkVersion.V2_0;
    }
    if (operator.isAtLeast(new OperatorVersion(1, 10))) {
      return FlinkVersion.V1_20;
    }
    if (operator.isAtLeast(new OperatorVersion(1, 7))) {
      return FlinkVersion.V1_19;
    }
    return operator.isAtLeast(new OperatorVersion(1, 6)) ? FlinkVersion.V1_18 : FlinkVersion.V1_17;
  }
}
