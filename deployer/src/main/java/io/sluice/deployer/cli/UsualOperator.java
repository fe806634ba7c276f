package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.chart.ChartKind;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.describe.OperatorBuilder;

/** The operator of an environment where the project does not describe one. */
final class UsualOperator {
  private UsualOperator() {}

  static OperatorValues of(Environment environment) {
    return ChartKind.ofTarget(environment.target()) == ChartKind.APACHE
        ? OperatorBuilder.apache().watching(environment.namespace()).build()
        : OperatorBuilder.emr(environment.release().release(), environment.region())
            .executionRole(environment.roles().operator())
            .watching(environment.namespace())
            .build();
  }
}
