package io.sluice.deployer.describe;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.release.Release;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.DeploymentMode;
import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.IngressSpec;
import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.spec.PodTemplates;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.SluiceAnnotations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a deployment.
 *
 * <pre>{@code
 * FlinkDeployment deployment =
 *     DeploymentBuilder.named("web-sessions")
 *         .release(ReleaseLabel.parse("emr-7.13.0-flink-latest"))
 *         .executionRole(role)
 *         .stateBelow(S3Uri.parse("s3p://bucket/flink"))
 *         .job(job -> job.jar(jar).entryClass(WebSessionsJob.class).parallelism(2))
 *         .build();
 * }</pre>
 *
 * <p>A stateful job gets checkpoints on {@code s3p://} every minute, exactly once and kept on
 * cancellation, a savepoint on every upgrade and before deletion, and two JobManagers with high
 * availability; whatever is said in the description goes first. Nothing but {@link #build} decides,
 * so the order of the calls does not matter.
 */
public final class DeploymentBuilder extends ResourceBuilder<FlinkDeployment, DeploymentBuilder> {
  private final Map<String, String> logConfiguration = new LinkedHashMap<>();
  private final HighAvailability highAvailability = new HighAvailability();
  private final Checkpoints checkpoints = new Checkpoints();
  private final Savepoints savepoints = new Savepoints();
  private final JobManager jobManager = new JobManager();
  private final TaskManager taskManager = new TaskManager();
  private @Nullable Autoscaler autoscaler;
  private @Nullable Monitoring monitoring;
  private @Nullable ReleaseLabel release;
  private @Nullable FlinkVersion flinkVersion;
  private @Nullable String image;
  private @Nullable String imagePullPolicy;
  private @Nullable RoleArn executionRole;
  private @Nullable String serviceAccount;
  private @Nullable DeploymentMode mode;
  private @Nullable PodTemplate podTemplate;
  private @Nullable IngressSpec ingress;
  private @Nullable S3Uri stateRoot;

  private DeploymentBuilder(String name) {
    super(name);
  }

  /** A new description; the name is also the Flink cluster's id and ends the paths of its state. */
  public static DeploymentBuilder named(String name) {
    return new DeploymentBuilder(name);
  }

  /** The EMR release, which picks the image and with it the Flink line. */
  public DeploymentBuilder release(ReleaseLabel release) {
    this.release = release;
    return this;
  }

  /** The Flink line, where there is no EMR release to say it. */
  public DeploymentBuilder flinkVersion(FlinkVersion flinkVersion) {
    this.flinkVersion = flinkVersion;
    return this;
  }

  /** An own image. */
  public DeploymentBuilder image(String image) {
    this.image = image;
    return this;
  }

  /** When the image is pulled: {@code Always}, {@code IfNotPresent} or {@code Never}. */
  public DeploymentBuilder imagePullPolicy(String policy) {
    this.imagePullPolicy = policy;
    return this;
  }

  /** The IAM role of the job; EMR's operator makes its service accounts. */
  public DeploymentBuilder executionRole(RoleArn role) {
    this.executionRole = role;
    return this;
  }

  /**
   * Pods come to the execution role through EKS Pod Identity instead of IRSA. This is for
   * destinations other than EMR's operator, which decides it by what is set up in EKS.
   */
  public DeploymentBuilder podIdentity() {
    return annotation(SluiceAnnotations.IDENTITY, AwsIdentity.POD_IDENTITY.toString());
  }

  /** The Region of buckets and log groups, where EKS does not tell it to the pods. */
  public DeploymentBuilder region(Region region) {
    return annotation(SluiceAnnotations.REGION, region.toString());
  }

  /** The service account, where there is no execution role. */
  public DeploymentBuilder serviceAccount(String serviceAccount) {
    this.serviceAccount = serviceAccount;
    return this;
  }

  /** Who starts TaskManagers; Flink itself where nothing is said. */
  public DeploymentBuilder mode(DeploymentMode mode) {
    this.mode = mode;
    return this;
  }

  /**
   * Where the state lies: checkpoints, savepoints and HA metadata go to {@code
   * ROOT/checkpoints/NAME}, {@code ROOT/savepoints/NAME} and {@code ROOT/ha/NAME}, all through
   * {@code s3p://}, unless their own groups say otherwise.
   */
  public DeploymentBuilder stateBelow(S3Uri root) {
    this.stateRoot = root;
    return this;
  }

  /** High availability of the JobManager. */
  public DeploymentBuilder highAvailability(Consumer<HighAvailability> group) {
    group.accept(highAvailability);
    return this;
  }

  /** Checkpoints. */
  public DeploymentBuilder checkpoints(Consumer<Checkpoints> group) {
    group.accept(checkpoints);
    return this;
  }

  /** Savepoints. */
  public DeploymentBuilder savepoints(Consumer<Savepoints> group) {
    group.accept(savepoints);
    return this;
  }

  /** Switches the autoscaler on and sets it up. */
  public DeploymentBuilder autoscaler(Consumer<Autoscaler> group) {
    autoscaler = autoscaler == null ? new Autoscaler() : autoscaler;
    group.accept(autoscaler);
    return this;
  }

  /** Where logs are shipped to. */
  public DeploymentBuilder monitoring(Consumer<Monitoring> group) {
    monitoring = monitoring == null ? new Monitoring() : monitoring;
    group.accept(monitoring);
    return this;
  }

  /** Names no EMR release, whatever was said before. */
  public DeploymentBuilder withoutRelease() {
    release = null;
    return this;
  }

  /** Ships no logs, whatever was said before. */
  public DeploymentBuilder withoutMonitoring() {
    monitoring = null;
    return this;
  }

  /** The JobManager's resources and pod. */
  public DeploymentBuilder jobManager(Consumer<JobManager> group) {
    group.accept(jobManager);
    return this;
  }

  /** The TaskManagers' resources, slots and pods. */
  public DeploymentBuilder taskManager(Consumer<TaskManager> group) {
    group.accept(taskManager);
    return this;
  }

  /** Laid over every pod; the main container is named {@code flink-main-container}. */
  public DeploymentBuilder podTemplate(PodTemplateSpec template) {
    this.podTemplate = PodTemplates.fromFabric8(template);
    return this;
  }

  /** How the web UI is reached from outside: host and path, and the ingress class. */
  public DeploymentBuilder ingress(String template, String className) {
    this.ingress = new IngressSpec(template, className, Map.of(), Map.of(), Map.of());
    return this;
  }

  /**
   * A logging configuration file: {@code log4j-console.properties} or {@code logback-console.xml}.
   */
  public DeploymentBuilder logConfiguration(String file, String content) {
    logConfiguration.put(file, content);
    return this;
  }

  @Override
  DeploymentBuilder self() {
    return this;
  }

  @Override
  List<Problem> check(FlinkDeployment deployment) {
    return Checker.check(deployment);
  }

  @Override
  FlinkDeployment describe() {
    @Nullable FlinkVersion version = flinkVersion == null ? versionOfRelease() : flinkVersion;
    Context context =
        new Context(
            name(),
            stateRoot,
            OptionNames.of(version),
            release,
            job == null,
            job == null ? stateRoot != null : job.isStateful(),
            autoscaler != null);
    return new FlinkDeployment(
        metadata(namespace),
        new FlinkDeploymentSpec(
            release,
            version,
            image,
            imagePullPolicy,
            executionRole,
            serviceAccount,
            mode,
            configuration(context),
            jobManager.describe(highAvailability, context),
            taskManager.describe(),
            job == null ? null : job.describe(),
            monitoring == null ? null : monitoring.describe(),
            podTemplate,
            ingress,
            logConfiguration,
            restartNonce,
            Map.of()),
        Map.of());
  }

  private @Nullable FlinkVersion versionOfRelease() {
    return release == null ? null : Releases.find(release).map(Release::flinkVersion).orElse(null);
  }

  private FlinkConfiguration configuration(Context context) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(OptionNames.SLOTS, Integer.toString(taskManager.slots()));
    checkpoints.describe(all, context);
    savepoints.describe(all, context);
    if (autoscaler != null) {
      autoscaler.describe(all, context);
    }
    all.putAll(options);
    return new FlinkConfiguration(all);
  }
}
