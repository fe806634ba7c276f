package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.chart.LeaderElection;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.chart.RemoteWrite;
import io.sluice.deployer.describe.OperatorBuilder;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.SideCarLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesRulesTest {
  private static final Region REGION = Region.parse("us-west-2");
  private static final RoleArn ROLE = RoleArn.parse("arn:aws:iam::111122223333:role/operator");
  private static final URI WORKSPACE =
      URI.create(
          "https://aps-workspaces.us-west-2.amazonaws.com/workspaces/ws-1/api/v1/remote_write");

  /** Values that break a rule, and what is said of them. */
  record Case(String rule, OperatorValues values, String where, String what) {
    @Override
    public String toString() {
      return rule + ": " + what;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongAndWhere(Case broken) {
    List<Problem> problems = ValuesChecker.check(broken.values());

    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(broken.rule());
              assertThat(problem.where().toString()).isEqualTo(broken.where());
              assertThat(problem.what()).contains(broken.what());
              assertThat(problem.fix()).isNotBlank();
            });
  }

  @Test
  void everyRuleIsBrokenByACase() {
    Set<String> broken = cases().map(Case::rule).collect(Collectors.toSet());

    assertThat(ValuesChecker.rules())
        .extracting(one -> one.rule().id())
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(broken).contains(id));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void findsNothingInWhatCanBeInstalled(OperatorValues values) {
    assertThat(ValuesChecker.check(values)).isEmpty();
  }

  @Test
  void theyAreListedAndExplainedLikeEveryOtherRuleAndAskedOfNoResource() {
    assertThat(ValuesChecker.rules())
        .allSatisfy(
            one -> {
              assertThat(Rules.find(one.rule().id())).contains(one.rule());
              assertThat(one.rule().explanation()).endsWith(".");
              assertThat(one.rule().appliesTo().covers(Manifest.emr().read().resource())).isFalse();
            });
  }

  static Stream<OperatorValues> sound() {
    return Stream.of(
        emr().describe(),
        emr().replicas(1).highAvailability(false).describe(),
        emr().executionRole(ROLE).logs(logs -> logs.toS3(new LogUri("s3://logs"))).describe(),
        emr()
            .executionRole(ROLE)
            .logs(logs -> logs.toCloudWatch("/flink/operator", "").memoryBuffer("400M"))
            .describe(),
        emr().remoteWrite(RemoteWrite.to(WORKSPACE, REGION, ROLE)).describe(),
        emr()
            .remoteWrite(
                RemoteWrite.to(
                    URI.create("https://prometheus.example.com/api/v1/remote_write"), REGION, ROLE))
            .describe(),
        OperatorBuilder.apache().describe(),
        OperatorBuilder.apache()
            .replicas(3)
            .leaderElection(LeaderElection.by("operator-lease"))
            .nodeSelector("kubernetes.io/arch", "arm64")
            .describe());
  }

  static Stream<Case> cases() {
    return Stream.of(scale(), places(), logs(), metrics(), pods()).flatMap(cases -> cases);
  }

  private static Stream<Case> scale() {
    return Stream.of(
        of("operator-replicas-number", emr().replicas(0), "replicas", "0"),
        of("operator-replicas-without-leader", emr().highAvailability(false), "replicas", "2"),
        of("operator-replicas-without-leader", apache().replicas(2), "replicas", "2"),
        of("operator-replicas-single", emr().replicas(1), "replicas", "1"),
        of(
            "operator-lease-name",
            apache().replicas(2).leaderElection(LeaderElection.by("")),
            "leaderElection.leaseName",
            "''"),
        of(
            "operator-lease-times",
            apache().replicas(2).leaderElection(lease(15, 15, 2)),
            "leaderElection",
            "15.0 s"),
        of(
            "operator-lease-times",
            apache().replicas(2).leaderElection(lease(15, 10, 0)),
            "leaderElection",
            "0.0 s"));
  }

  private static Stream<Case> places() {
    return Stream.of(
        of("operator-namespace-form", emr().namespace("Flink"), "namespace", "Flink"),
        of("operator-namespace-form", emr().watching("flink", "a.b"), "watchNamespaces[1]", "a.b"),
        of(
            "operator-namespace-repeated",
            emr().watching("flink", "flink"),
            "watchNamespaces[1]",
            "flink"),
        new Case(
            "operator-region-missing", withoutRegion(), "emrContainers.awsRegion", "no Region"),
        of(
            "operator-label-kind",
            OperatorBuilder.emr(ReleaseLabel.parse("emr-7.13.0-flink-latest"), REGION),
            "emrContainers.emrReleaseLabel",
            "runtime"),
        of(
            "operator-release-unknown",
            OperatorBuilder.emr(EmrVersion.parse("7.99.0"), REGION),
            "emrContainers.emrReleaseLabel",
            "7.99.0"),
        of(
            "operator-role-partition",
            emr().executionRole(RoleArn.parse("arn:aws-cn:iam::111122223333:role/operator")),
            "emrContainers.operatorExecutionRoleArn",
            "aws-cn"));
  }

  private static Stream<Case> logs() {
    String logs = "monitoringConfiguration";
    String s3 = logs + ".s3MonitoringConfiguration";
    String rotation = logs + ".containerLogRotationConfiguration";
    UnaryOperator<OperatorBuilder> toS3 =
        emr -> emr.executionRole(ROLE).logs(one -> one.toS3(new LogUri("s3://logs/operator")));
    return Stream.of(
        of("operator-log-sink-missing", emr().executionRole(ROLE).logs(one -> {}), logs, "neither"),
        of(
            "operator-log-uri",
            emr().executionRole(ROLE).logs(one -> one.toS3(new LogUri("logs"))),
            s3 + ".logUri",
            "'logs'"),
        of(
            "operator-log-upload",
            toS3.apply(emr()).logs(one -> one.upload("1.5G", "1m")),
            s3 + ".totalFileSize",
            "1.5G"),
        of(
            "operator-log-upload",
            toS3.apply(emr()).logs(one -> one.upload("1G", "60")),
            s3 + ".uploadTimeout",
            "60"),
        of(
            "operator-log-group",
            emr().executionRole(ROLE).logs(one -> one.toCloudWatch("flink operator", "")),
            logs + ".cloudWatchMonitoringConfiguration.logGroupName",
            "flink operator"),
        of(
            "operator-log-limits",
            toS3.apply(emr()).logs(one -> one.sideCarLimits(limits("much", "512Mi"))),
            logs + ".sideCarResources.limits.cpuLimit",
            "much"),
        of(
            "operator-log-limits",
            toS3.apply(emr()).logs(one -> one.sideCarLimits(limits("1", "512m"))),
            logs + ".sideCarResources.limits.memoryLimit",
            "512m"),
        of(
            "operator-log-buffer",
            toS3.apply(emr()).logs(one -> one.memoryBuffer("700M")),
            logs + ".memoryBufferLimit",
            "512Mi"),
        of(
            "operator-log-rotation",
            toS3.apply(emr()).logs(one -> one.rotation("1.5GB", 10)),
            rotation + ".rotationSize",
            "1.5GB"),
        of(
            "operator-log-rotation",
            toS3.apply(emr()).logs(one -> one.rotation("1KB", 10)),
            rotation + ".rotationSize",
            "1KB"),
        of(
            "operator-log-rotation",
            toS3.apply(emr()).logs(one -> one.rotation("2GB", 51)),
            rotation + ".maxFilesToKeep",
            "51"),
        of(
            "operator-log-role-missing",
            emr().logs(one -> one.toCloudWatch("/flink/operator", "")),
            "emrContainers.operatorExecutionRoleArn",
            "no role"));
  }

  private static Stream<Case> metrics() {
    String target = "kube-prometheus-stack.prometheus.prometheusSpec.remoteWrite[0]";
    return Stream.of(
        of(
            "operator-remote-write-off",
            emr().remoteWrite(RemoteWrite.to(WORKSPACE, REGION, ROLE)).prometheus(false),
            "prometheus.enabled",
            "false"),
        of(
            "operator-remote-write-url",
            emr()
                .remoteWrite(
                    RemoteWrite.to(
                        URI.create(WORKSPACE.toString().replace("remote_write", "query")),
                        REGION,
                        ROLE)),
            target + ".url",
            "query"),
        of(
            "operator-remote-write-region",
            emr().remoteWrite(RemoteWrite.to(WORKSPACE, Region.parse("eu-west-1"), ROLE)),
            target + ".sigv4.region",
            "eu-west-1"),
        of(
            "operator-remote-write-queue",
            emr()
                .remoteWrite(
                    new RemoteWrite(
                        WORKSPACE, REGION, ROLE, RemoteWrite.SERVICE_ACCOUNT, 1000, 200, 999)),
            target + ".queueConfig",
            "999"),
        of(
            "operator-remote-write-account",
            emr().remoteWrite(new RemoteWrite(WORKSPACE, REGION, ROLE, "An_Account", 1, 1, 1)),
            "kube-prometheus-stack.prometheus.serviceAccount.name",
            "An_Account"));
  }

  private static Stream<Case> pods() {
    return Stream.of(
        of("operator-pull-secret", emr().imagePullSecrets("A"), "imagePullSecrets[0]", "'A'"),
        of("operator-env-name", emr().environment("1A", "x"), "operatorPod.env", "1A"),
        of("operator-env-owned", emr().environment("POD_NAME", "x"), "operatorPod.env", "POD_NAME"),
        of(
            "operator-node-selector",
            emr().nodeSelector("role", "a b"),
            "operatorPod.nodeSelector",
            "a b"),
        of(
            "operator-option-owned",
            emr().option("kubernetes.operator.watched.namespaces", "a"),
            "defaultConfiguration[flink-conf.yaml]",
            "watched.namespaces"),
        of(
            "operator-option-text",
            emr().option("kubernetes.operator.x", "a\nb"),
            "defaultConfiguration[flink-conf.yaml]",
            "a\\nb"),
        of(
            "operator-value-of-emr",
            apache().executionRole(ROLE),
            "emrContainers.operatorExecutionRoleArn",
            "EMR's chart"),
        of("operator-value-of-apache", emr().image("mine", "1"), "image", "Apache's chart"));
  }

  private static OperatorBuilder emr() {
    return OperatorBuilder.emr(EmrVersion.parse("7.13.0"), REGION);
  }

  private static OperatorBuilder apache() {
    return OperatorBuilder.apache();
  }

  private static Case of(String rule, OperatorBuilder values, String where, String what) {
    return new Case(rule, values.describe(), where, what);
  }

  private static LeaderElection lease(long duration, long deadline, long retry) {
    return new LeaderElection(
        "lease",
        Duration.ofSeconds(duration),
        Duration.ofSeconds(deadline),
        Duration.ofSeconds(retry));
  }

  private static SideCarLimits limits(String cpu, String memory) {
    return new SideCarLimits(cpu, memory, Map.of());
  }

  @SuppressWarnings("NullAway")
  private static OperatorValues withoutRegion() {
    return OperatorBuilder.emr(EmrVersion.parse("7.13.0"), null).describe();
  }
}
