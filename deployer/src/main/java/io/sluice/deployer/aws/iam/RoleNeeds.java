package io.sluice.deployer.aws.iam;

import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a role has to say for a deployment's pods, or for the operator, to do their work. */
public final class RoleNeeds {
  private final RoleArn role;

  private final Region region;
  private final Pods pods;
  private final String policyName;
  private final List<Use> uses;
  private final List<Statement> logs;
  private final List<String> notes;

  /**
   * The pods that assume a role.
   *
   * @param who what they are of, in the {@code Sid} of the trust
   * @param namespace their namespace
   * @param serviceAccounts their service accounts
   * @param sharesTrust whether other deployments of the namespace have the same service accounts
   */
  public record Pods(
      String who, String namespace, List<String> serviceAccounts, boolean sharesTrust) {
    public Pods {
      serviceAccounts = List.copyOf(serviceAccounts);
    }
  }

  private RoleNeeds(
      RoleArn role,
      Region region,
      Pods pods,
      String policyName,
      List<Use> uses,
      List<Statement> logs,
      List<String> notes) {
    this.role = role;
    this.region = region;
    this.pods = pods;
    this.policyName = policyName;
    this.uses = List.copyOf(uses);
    this.logs = List.copyOf(logs);
    this.notes = List.copyOf(notes);
  }

  /**
   * What the role of a deployment needs.
   *
   * @param role the role that its pods assume
   * @param pods its pods
   * @param region the Region of its buckets and log groups
   */
  public static RoleNeeds ofJob(
      FlinkDeployment deployment, RoleArn role, Pods pods, Region region) {
    Uses uses = Uses.of(deployment, true);
    List<String> notes = new ArrayList<>(uses.notes());
    if (deployment.spec().flinkConfiguration().get("aws.glue.enabled").isPresent()) {
      notes.add("aws.glue.enabled: permissions of Glue are not known from here; add them yourself");
    }
    return new RoleNeeds(
        role,
        region,
        pods,
        policyName(pods.namespace(), deployment.name()),
        uses.all(),
        LogStatements.of(deployment, region, role.account()),
        notes);
  }

  /**
   * What the role of a session cluster needs for a job on it, beside what it needs for itself: the
   * policies of a role have to fit into a limit that all of them share.
   *
   * @param cluster the cluster, whose pods run the job
   * @param role the role that its pods assume
   * @param pods its pods
   * @param region the Region of the job's buckets
   */
  public static RoleNeeds ofSessionJob(
      FlinkSessionJob job, FlinkDeployment cluster, RoleArn role, Pods pods, Region region) {
    Set<Use> ofCluster = Set.copyOf(Uses.of(cluster, true).all());
    Uses uses = Uses.of(job.asApplicationOn(cluster), false);
    List<String> notes = new ArrayList<>(uses.notes());
    notes.add(
        "what the cluster needs for itself, as for its checkpoints and logs, is in its own policy;"
            + " see 'sluice iam show "
            + cluster.name()
            + "'");
    notes.add("job.jarURI is fetched by the operator; see 'sluice iam show --operator'");
    return new RoleNeeds(
        role,
        region,
        pods,
        policyName(pods.namespace(), job.name()),
        uses.all().stream().filter(use -> !ofCluster.contains(use)).toList(),
        List.of(),
        notes);
  }

  /**
   * What the operator's role needs.
   *
   * @param namespace the operator's namespace
   * @param sessionJars the jars of session jobs, which the operator fetches
   */
  public static RoleNeeds ofOperator(
      RoleArn role, String namespace, Region region, List<S3Uri> sessionJars) {
    return new RoleNeeds(
        role,
        region,
        new Pods("FlinkOperator", namespace, List.of(ServiceAccounts.OPERATOR), false),
        "sluice-operator." + namespace,
        sessionJars.stream()
            .distinct()
            .map(jar -> Use.of(Purpose.ARTIFACT, jar, "job.jarURI of session jobs"))
            .toList(),
        List.of(),
        List.of());
  }

  /** What the names of our policies begin with, for a namespace. */
  public static String policyPrefix(String namespace) {
    return "sluice." + namespace + ".";
  }

  /** The role. */
  public RoleArn role() {
    return role;
  }

  /** The Region of what it uses. */
  public Region region() {
    return region;
  }

  /** The pods that assume it. */
  public Pods pods() {
    return pods;
  }

  /** The name of the inline policy that is ours. */
  public String policyName() {
    return policyName;
  }

  /** The buckets that are used. */
  public Set<String> buckets() {
    Set<String> buckets = new TreeSet<>();
    uses.forEach(use -> buckets.add(use.bucket()));
    return buckets;
  }

  /** What the description leaves open. */
  public List<String> notes() {
    return notes;
  }

  /**
   * What is to be permitted, statement by statement.
   *
   * @param keys the keys of those buckets that have one
   */
  public List<Statement> statements(List<BucketKey> keys) {
    return Stream.of(
            new S3Statements(role.partition(), uses).all(),
            KeyStatements.of(keys, uses, region),
            logs)
        .flatMap(List::stream)
        .toList();
  }

  /** The {@code Sid} of the statement about a bucket's key. */
  public static String sidOfKey(String bucket) {
    return KeyStatements.sid(bucket);
  }

  /** The same as a policy; without a statement where nothing is needed. */
  public PolicyDocument policy(List<BucketKey> keys) {
    PolicyDocument policy = PolicyDocument.empty();
    for (Statement statement : statements(keys)) {
      policy = policy.with(statement.json());
    }
    return policy;
  }

  /**
   * Whom the role is to trust.
   *
   * @param identity how pods come to the role
   * @param issuer the OIDC issuer of the cluster; not used for Pod Identity
   */
  public TrustStatement trust(AwsIdentity identity, String issuer) {
    return identity == AwsIdentity.POD_IDENTITY
        ? TrustStatement.podIdentity(pods.who(), pods.namespace(), pods.serviceAccounts())
        : TrustStatement.irsa(
            OidcProvider.of(role, issuer), pods.who(), pods.namespace(), pods.serviceAccounts());
  }

  private static String policyName(String namespace, String name) {
    return policyPrefix(namespace) + name;
  }
}
