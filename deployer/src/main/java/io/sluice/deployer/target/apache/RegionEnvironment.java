package io.sluice.deployer.target.apache;

import java.util.Map;
import java.util.Optional;

/** The Region that a description names, as AWS's libraries read it from the environment. */
final class RegionEnvironment {
  static final String NAME = "AWS_REGION";

  private RegionEnvironment() {}

  /** Empty where the description names none: EKS tells it to pods that have a role. */
  static Optional<Map<String, Object>> of(Described described) {
    return described
        .region()
        .map(region -> Block.with("name", NAME).and("value", region.toString()).toMap());
  }
}
