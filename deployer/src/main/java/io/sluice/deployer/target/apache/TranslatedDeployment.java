package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.PodTemplate;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The FlinkDeployment that Apache's operator is given. */
final class TranslatedDeployment {
  private static final String MERGE_BY_NAME =
      "kubernetes.operator.pod-template.merge-arrays-by-name";

  private final Described described;
  private final Availability availability;
  private final ArtifactFetch fetch;
  private final Map<String, String> options;

  private TranslatedDeployment(Described described) {
    this.described = described;
    this.availability = new Availability(described);
    this.fetch = new ArtifactFetch(described);
    this.options = new LinkedHashMap<>(described.options());
  }

  static FlinkDeployment of(Described described) {
    return new TranslatedDeployment(described).translate();
  }

  private FlinkDeployment translate() {
    availability.describe(options);
    StatePlaces.describe(options);
    new Credentials(described).describe(options);
    new Metrics(described).describe(options);
    JobManagerSpec jobManager = jobManager();
    if (described.ofRoles().findAny().isPresent()
        || (jobManager != null && jobManager.podTemplate() != null)) {
      options.putIfAbsent(MERGE_BY_NAME, "true");
    }
    FlinkDeploymentSpec spec = described.spec();
    return new FlinkDeployment(
        described.deployment().metadata(),
        new FlinkDeploymentSpec(
            null,
            spec.flinkVersion(),
            described.image().orElse(null),
            spec.imagePullPolicy(),
            null,
            new JobIdentity(described).serviceAccount(),
            spec.mode(),
            new FlinkConfiguration(options),
            jobManager,
            spec.taskManager(),
            job(),
            null,
            podTemplate(),
            spec.ingress(),
            logConfiguration(),
            spec.restartNonce(),
            spec.other()),
        described.deployment().other());
  }

  private @Nullable JobManagerSpec jobManager() {
    JobManagerSpec jobManager = described.spec().jobManager();
    Integer replicas = availability.replicas();
    Pod pod = new Pod();
    if (!fetch.isForAllPods()) {
      fetch.describe(pod, options);
    }
    PodTemplate template = pod.below(jobManager == null ? null : jobManager.podTemplate());
    if (jobManager == null) {
      return replicas == null && template == null
          ? null
          : new JobManagerSpec(null, replicas, null, null, template, Map.of());
    }
    return new JobManagerSpec(
        jobManager.resource(), replicas, null, null, template, jobManager.other());
  }

  private @Nullable JobSpec job() {
    JobSpec job = described.spec().job();
    if (job == null) {
      return null;
    }
    Optional<URI> jar = fetch.uri();
    return new JobSpec(
        jar.orElse(job.jarURI()),
        job.parallelism(),
        job.entryClass(),
        job.args(),
        job.state(),
        job.upgradeMode(),
        job.allowNonRestoredState(),
        job.initialSavepointPath(),
        job.savepointTriggerNonce(),
        job.checkpointTriggerNonce(),
        job.savepointRedeployNonce(),
        job.autoscalerResetNonce(),
        job.other());
  }

  private @Nullable PodTemplate podTemplate() {
    Pod pod = new Pod();
    new Metrics(described).describe(pod);
    new LogShipping(described).describe(pod);
    new Locality(described).describe(pod);
    if (fetch.isForAllPods()) {
      fetch.describe(pod, options);
    }
    return pod.below(described.spec().podTemplate());
  }

  private Map<String, String> logConfiguration() {
    Map<String, String> files = new LinkedHashMap<>(described.spec().logConfiguration());
    new LogShipping(described).describe(files);
    return files;
  }
}
