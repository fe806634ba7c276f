package io.sluice.deployer.describe;

import io.sluice.deployer.chart.ChartKind;
import io.sluice.deployer.chart.LeaderElection;
import io.sluice.deployer.chart.OperatorImage;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.chart.RemoteWrite;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.check.ValuesChecker;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes the operator itself:
 *
 * <pre>{@code
 * OperatorBuilder.emr(EmrVersion.parse("7.13.0"), Region.parse("us-west-2"))
 *     .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/operator"))
 *     .watching("flink")
 *     .logs(logs -> logs.toCloudWatch("/flink/operator", ""))
 *     .build();
 * }</pre>
 *
 * <p>EMR's operator has two instances and elects a leader by default, Apache's one.
 */
public final class OperatorBuilder {
  private static final String NAMESPACE = "flink-operator";

  private final ChartKind chart;
  private final @Nullable Region region;
  private final @Nullable ReleaseLabel label;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> nodeSelector = new LinkedHashMap<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Map<String, Object> other = new LinkedHashMap<>();
  private String namespace = NAMESPACE;
  private int replicas;
  private boolean highAvailability;
  private boolean webhook = true;
  private boolean jobServiceAccount;
  private boolean prometheus;
  private List<String> watched = List.of();
  private List<String> pullSecrets = List.of();
  private @Nullable OperatorImage image;
  private @Nullable RoleArn executionRole;
  private @Nullable OperatorLogs logs;
  private @Nullable RemoteWrite remoteWrite;
  private @Nullable LeaderElection leaderElection;

  private OperatorBuilder(ChartKind chart, @Nullable Region region, @Nullable ReleaseLabel label) {
    this.chart = chart;
    this.region = region;
    this.label = label;
    highAvailability = chart == ChartKind.EMR;
    replicas = chart == ChartKind.EMR ? 2 : 1;
    jobServiceAccount = chart == ChartKind.APACHE;
  }

  /** EMR's operator of a release; the newest build of it. */
  public static OperatorBuilder emr(EmrVersion release, Region region) {
    return emr(new ReleaseLabel(release, ReleaseLabel.Kind.OPERATOR, "latest"), region);
  }

  /** EMR's operator of a build. */
  public static OperatorBuilder emr(ReleaseLabel label, Region region) {
    return new OperatorBuilder(ChartKind.EMR, region, label);
  }

  /** Apache's operator. */
  public static OperatorBuilder apache() {
    return new OperatorBuilder(ChartKind.APACHE, null, null);
  }

  /** The namespace that it is installed in; {@code flink-operator} where it is not said. */
  public OperatorBuilder namespace(String name) {
    namespace = name;
    return this;
  }

  /** How many instances there are; all but one stand by. */
  public OperatorBuilder replicas(int number) {
    replicas = number;
    return this;
  }

  /** Whether EMR's operator elects a leader and spreads its instances; on by default. */
  public OperatorBuilder highAvailability(boolean enabled) {
    highAvailability = enabled;
    return this;
  }

  /** How a leader is elected: needed for more than one instance of Apache's operator. */
  public OperatorBuilder leaderElection(LeaderElection election) {
    leaderElection = election;
    return this;
  }

  /** The image of Apache's operator. */
  public OperatorBuilder image(String repository, String tag) {
    image = new OperatorImage(repository, tag);
    return this;
  }

  /** What the operator may do in AWS: session jobs' jars, its logs. */
  public OperatorBuilder executionRole(RoleArn role) {
    executionRole = role;
    return this;
  }

  /** The namespaces that it looks after; all where none is named. */
  public OperatorBuilder watching(String... namespaces) {
    watched = List.of(namespaces);
    return this;
  }

  /** Whether resources are checked before they are stored, for which cert-manager is needed. */
  public OperatorBuilder webhook(boolean enabled) {
    webhook = enabled;
    return this;
  }

  /** Whether the chart makes a service account for jobs that have no execution role. */
  public OperatorBuilder jobServiceAccount(boolean create) {
    jobServiceAccount = create;
    return this;
  }

  /** Where its own logs go. */
  public OperatorBuilder logs(Consumer<OperatorLogs> description) {
    logs = logs == null ? new OperatorLogs() : logs;
    description.accept(logs);
    return this;
  }

  /** Whether its metrics are exposed; EMR's chart brings a Prometheus server with that. */
  public OperatorBuilder prometheus(boolean enabled) {
    prometheus = enabled;
    return this;
  }

  /** Where that server sends what it scrapes; switches it on. */
  public OperatorBuilder remoteWrite(RemoteWrite target) {
    prometheus = true;
    remoteWrite = target;
    return this;
  }

  /** Secrets with the registry's credentials. */
  public OperatorBuilder imagePullSecrets(String... names) {
    pullSecrets = List.of(names);
    return this;
  }

  /** A variable of its container. */
  public OperatorBuilder environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** A label that its nodes have to have. */
  public OperatorBuilder nodeSelector(String label, String value) {
    nodeSelector.put(label, value);
    return this;
  }

  /** An option of the operator, by full key. */
  public OperatorBuilder option(String key, String value) {
    options.put(key, value);
    return this;
  }

  /** A further value of the chart; a block is merged with what is there. */
  public OperatorBuilder value(String key, Object value) {
    other.put(key, value);
    return this;
  }

  /**
   * The values.
   *
   * @throws InvalidDeploymentException with every problem, if a rule is broken
   */
  public OperatorValues build() {
    OperatorValues values = describe();
    List<Problem> problems = ValuesChecker.check(values);
    if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      throw new InvalidDeploymentException("the operator", problems);
    }
    return values;
  }

  /** The values as described, whatever rules they break. */
  public OperatorValues describe() {
    return new OperatorValues(
        chart,
        namespace,
        replicas,
        highAvailability,
        region,
        executionRole,
        label,
        image,
        watched,
        webhook,
        jobServiceAccount,
        logs == null ? null : logs.describe(),
        prometheus,
        remoteWrite,
        leaderElection,
        pullSecrets,
        environment,
        nodeSelector,
        options,
        other);
  }
}
