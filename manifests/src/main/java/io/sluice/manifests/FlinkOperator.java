package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.chart.ChartKind;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.describe.OperatorBuilder;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.S3Uri;

/** The operator of each environment. */
final class FlinkOperator {
  private static final String PRODUCTION = "prod";

  private FlinkOperator() {}

  static OperatorValues describe(Environment environment) {
    return ChartKind.ofTarget(environment.target()) == ChartKind.APACHE
        ? apache(environment)
        : emr(environment);
  }

  private static OperatorValues emr(Environment environment) {
    OperatorBuilder operator =
        OperatorBuilder.emr(environment.release().release(), environment.region())
            .executionRole(environment.roles().operator())
            .watching(environment.namespace());
    if (!environment.name().equals(PRODUCTION)) {
      return operator.replicas(1).highAvailability(false).build();
    }
    return operator
        .logs(
            logs ->
                logs.toS3(environment.buckets().logs().at(S3Uri.Scheme.S3, "operator"))
                    .upload("1G", "1m")
                    .toCloudWatch("/flink/operator", environment.name())
                    .sideCarLimits(0.5, MemorySize.parse("800m"))
                    .memoryBuffer("700M")
                    .rotation("500MB", 10))
        .prometheus(true)
        .build();
  }

  private static OperatorValues apache(Environment environment) {
    return OperatorBuilder.apache()
        .image("ghcr.io/apache/flink-kubernetes-operator", "1.7.0")
        .watching(environment.namespace())
        .webhook(false)
        .build();
  }
}
