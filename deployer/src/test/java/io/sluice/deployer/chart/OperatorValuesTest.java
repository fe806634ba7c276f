package io.sluice.deployer.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.describe.OperatorBuilder;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorValuesTest {
  private static final Region REGION = Region.parse("us-west-2");
  private static final RoleArn ROLE = RoleArn.parse("arn:aws:iam::111122223333:role/operator");

  @Test
  void emrsOperatorHasTwoInstancesThatElectALeader() {
    OperatorValues values = emr().build();

    assertThat(values.yaml())
        .isEqualTo(
            """
            emrContainers:
              awsRegion: us-west-2
              emrReleaseLabel: emr-7.13.0-flink-k8s-operator-latest
            replicas: 2
            highAvailabilityEnabled: true
            """);
    assertThat(values.namespace()).isEqualTo("flink-operator");
    assertThat(values.electsLeader()).isTrue();
    assertThat(values.webhook()).isTrue();
  }

  @Test
  void apachesOperatorHasOneInstanceThatIsRecreated() {
    assertThat(OperatorBuilder.apache().build().yaml())
        .isEqualTo(
            """
            replicas: 1
            strategy:
              type: Recreate
            webhook:
              create: true
            """);
  }

  @Test
  void everyValueOfEmrsChartHasItsKey() {
    OperatorValues values =
        emr()
            .executionRole(ROLE)
            .watching("flink", "other")
            .webhook(false)
            .jobServiceAccount(true)
            .imagePullSecrets("registry")
            .environment("KUBERNETES_DISABLE_HOSTNAME_VERIFICATION", "true")
            .nodeSelector("role", "system")
            .logs(
                logs ->
                    logs.toS3(S3Uri.parse("s3a://logs/operator"))
                        .upload("1G", "1m")
                        .toCloudWatch("/flink/operator", "prod")
                        .sideCarLimits(0.5, MemorySize.parse("800m"))
                        .memoryBuffer("700M")
                        .rotation("1GB", 5))
            .leaderElection(LeaderElection.by("lease"))
            .option("kubernetes.operator.reconcile.interval", "30 s")
            .remoteWrite(
                RemoteWrite.to(
                    URI.create(
                        "https://aps-workspaces.us-west-2.amazonaws.com/workspaces/ws-1/api/v1/remote_write"),
                    REGION,
                    RoleArn.parse("arn:aws:iam::111122223333:role/amp-iamproxy-ingest-role")))
            .build();

    assertThat(values.yaml())
        .isEqualTo(
            """
            emrContainers:
              awsRegion: us-west-2
              emrReleaseLabel: emr-7.13.0-flink-k8s-operator-latest
              operatorExecutionRoleArn: "arn:aws:iam::111122223333:role/operator"
            replicas: 2
            highAvailabilityEnabled: true
            watchNamespaces:
              - flink
              - other
            webhook:
              create: false
            jobServiceAccount:
              create: true
            rbac:
              jobRole:
                create: true
              jobRoleBinding:
                create: true
            imagePullSecrets:
              - name: registry
            operatorPod:
              env:
                - name: KUBERNETES_DISABLE_HOSTNAME_VERIFICATION
                  value: "true"
              nodeSelector:
                role: system
            monitoringConfiguration:
              s3MonitoringConfiguration:
                logUri: s3://logs/operator
                totalFileSize: "1G"
                uploadTimeout: "1m"
              cloudWatchMonitoringConfiguration:
                logGroupName: /flink/operator
                logStreamNamePrefix: prod
              sideCarResources:
                limits:
                  cpuLimit: "500m"
                  memoryLimit: "800Mi"
              memoryBufferLimit: "700M"
              containerLogRotationConfiguration:
                rotationSize: "1GB"
                maxFilesToKeep: 5
            defaultConfiguration:
              create: true
              append: true
              flink-conf.yaml: |
                kubernetes.operator.metrics.reporter.slf4j.factory.class: org.apache.flink.metrics.slf4j.Slf4jReporterFactory
                kubernetes.operator.metrics.reporter.slf4j.interval: 5 MINUTE
                kubernetes.operator.reconcile.interval: 30 s
                kubernetes.operator.observer.progress-check.interval: 5 s
                kubernetes.operator.leader-election.enabled: true
                kubernetes.operator.leader-election.lease-name: lease
                kubernetes.operator.leader-election.lease-duration: 15 s
                kubernetes.operator.leader-election.renew-deadline: 10 s
                kubernetes.operator.leader-election.retry-period: 2 s
            prometheus:
              enabled: true
            kube-prometheus-stack:
              prometheus:
                serviceAccount:
                  create: true
                  name: amp-iamproxy-ingest-service-account
                  annotations:
                    eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/amp-iamproxy-ingest-role"
                prometheusSpec:
                  remoteWrite:
                    - url: https://aps-workspaces.us-west-2.amazonaws.com/workspaces/ws-1/api/v1/remote_write
                      sigv4:
                        region: us-west-2
                      queueConfig:
                        maxSamplesPerSend: 1000
                        maxShards: 200
                        capacity: 2500
            """);
  }

  @Test
  void everyValueOfApachesChartHasItsKey() {
    OperatorValues values =
        OperatorBuilder.apache()
            .image("ghcr.io/apache/flink-kubernetes-operator", "1.10.0")
            .replicas(2)
            .leaderElection(LeaderElection.by("lease"))
            .watching("flink")
            .webhook(false)
            .jobServiceAccount(false)
            .prometheus(true)
            .build();

    assertThat(values.yaml())
        .isEqualTo(
            """
            watchNamespaces:
              - flink
            image:
              repository: ghcr.io/apache/flink-kubernetes-operator
              tag: "1.10.0"
            replicas: 2
            strategy:
              type: RollingUpdate
            webhook:
              create: false
            jobServiceAccount:
              create: false
            rbac:
              jobRole:
                create: false
              jobRoleBinding:
                create: false
            metrics:
              port: 9999
            defaultConfiguration:
              create: true
              append: true
              flink-conf.yaml: |
                kubernetes.operator.metrics.reporter.slf4j.factory.class: org.apache.flink.metrics.slf4j.Slf4jReporterFactory
                kubernetes.operator.metrics.reporter.slf4j.interval: 5 MINUTE
                kubernetes.operator.reconcile.interval: 15 s
                kubernetes.operator.observer.progress-check.interval: 5 s
                kubernetes.operator.leader-election.enabled: true
                kubernetes.operator.leader-election.lease-name: lease
                kubernetes.operator.leader-election.lease-duration: 15 s
                kubernetes.operator.leader-election.renew-deadline: 10 s
                kubernetes.operator.leader-election.retry-period: 2 s
                kubernetes.operator.metrics.reporter.prom.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory
                kubernetes.operator.metrics.reporter.prom.port: 9999
            """);
  }

  @Test
  void furtherValuesAreMergedIntoTheBlocksThatAreThere() {
    OperatorValues values =
        emr()
            .nodeSelector("role", "system")
            .value("operatorPod", Map.of("priorityClassName", "high"))
            .value("replicas", 3)
            .value("tls", Map.of("create", true))
            .build();

    assertThat(values.tree())
        .containsEntry("replicas", 3)
        .containsEntry("tls", Map.of("create", true))
        .containsEntry(
            "operatorPod",
            Map.of("nodeSelector", Map.of("role", "system"), "priorityClassName", "high"));
  }

  @Test
  void whatBreaksRulesIsNotBuiltAndEveryProblemIsTold() {
    assertThatThrownBy(() -> emr().replicas(0).namespace("A").watching("b", "b").build())
        .isInstanceOfSatisfying(
            InvalidDeploymentException.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(problem -> problem.rule())
                    .containsExactlyInAnyOrder(
                        "operator-replicas-number",
                        "operator-namespace-form",
                        "operator-namespace-repeated"))
        .hasMessageContaining("the operator has 3 problems");
  }

  @Test
  void collectionsAreCopiesThatNobodyChanges() {
    OperatorValues values = emr().option("kubernetes.operator.x", "y").build();

    assertThatThrownBy(() -> values.options().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(values.watchNamespaces()).isEqualTo(List.of());
  }

  @Test
  void theChartIsThatOfTheReleaseOrOfTheImage() {
    assertThat(ChartReference.of(emr().build()))
        .hasToString("Optional[oci://public.ecr.aws/emr-on-eks/flink-kubernetes-operator 7.13.0]");
    assertThat(ChartReference.of(OperatorBuilder.apache().image("mine", "1.10.0").build()))
        .hasValueSatisfying(
            chart -> assertThat(chart.location()).endsWith("kubernetes-operator-1.10.0-helm.tgz"));
    assertThat(ChartReference.of(OperatorBuilder.apache().build())).isEmpty();
  }

  @Test
  void theTargetOfAnEnvironmentSaysWhoseChartItIs() {
    assertThat(ChartKind.ofTarget("apache")).isEqualTo(ChartKind.APACHE);
    assertThat(ChartKind.ofTarget("emr")).isEqualTo(ChartKind.EMR);
  }

  private static OperatorBuilder emr() {
    return OperatorBuilder.emr(EmrVersion.parse("7.13.0"), REGION);
  }
}
