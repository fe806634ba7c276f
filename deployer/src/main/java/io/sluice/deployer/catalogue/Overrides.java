package io.sluice.deployer.catalogue;

import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Resource;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an environment has otherwise than the descriptions say: a small cluster, an operator that is
 * older, an S3 server that is not Amazon's. All of it optional.
 *
 * @param image an image for every deployment
 * @param imagePullPolicy when it is pulled
 * @param jobsJar where the jar of the project's own jobs lies, if not in the bucket for artifacts:
 *     {@code local:///…} in the image
 * @param flinkVersion the Flink line of the image, or the nearest that the operator there takes; no
 *     EMR release then decides it
 * @param s3Endpoint the address of the S3 server
 * @param s3Credentials a Secret in the namespace with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
 * @param jobManager what each JobManager asks for
 * @param taskManager what each TaskManager asks for
 * @param archiveLogs whether logs are shipped where a description says so
 * @param options Flink options; they go before those of the descriptions
 */
public record Overrides(
    @Nullable String image,
    @Nullable String imagePullPolicy,
    @Nullable URI jobsJar,
    @Nullable FlinkVersion flinkVersion,
    @Nullable URI s3Endpoint,
    @Nullable String s3Credentials,
    @Nullable Resource jobManager,
    @Nullable Resource taskManager,
    boolean archiveLogs,
    Map<String, String> options) {
  /** None. */
  public static final Overrides NONE =
      new Overrides(null, null, null, null, null, null, null, null, true, Map.of());

  public Overrides {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Puts them over a description; called last, right before {@code build()}. */
  public DeploymentBuilder onto(DeploymentBuilder description) {
    if (image != null) {
      description.image(image);
    }
    if (imagePullPolicy != null) {
      description.imagePullPolicy(imagePullPolicy);
    }
    if (flinkVersion != null) {
      description.flinkVersion(flinkVersion).withoutRelease();
    }
    if (jobManager != null) {
      description.jobManager(one -> sized(jobManager, one::cpu, one::memory));
    }
    if (taskManager != null) {
      description.taskManager(one -> sized(taskManager, one::cpu, one::memory));
    }
    if (!archiveLogs) {
      description.withoutMonitoring();
    }
    if (s3Endpoint != null) {
      description
          .option("s3.endpoint", s3Endpoint.toString())
          .option("s3.path.style.access", "true");
    }
    if (s3Credentials != null) {
      description.podTemplate(withCredentials(s3Credentials));
    }
    options.forEach(description::option);
    return description;
  }

  private static void sized(Resource resource, Consumer<Double> cpu, Consumer<MemorySize> memory) {
    if (resource.cpu() != null) {
      cpu.accept(resource.cpu());
    }
    if (resource.memory() != null) {
      memory.accept(resource.memory());
    }
  }

  private static PodTemplateSpec withCredentials(String secret) {
    return new PodTemplateSpecBuilder()
        .withNewSpec()
        .addNewContainer()
        .withName("flink-main-container")
        .withEnvFrom(
            new EnvFromSourceBuilder().withNewSecretRef().withName(secret).endSecretRef().build())
        .endContainer()
        .endSpec()
        .build();
  }
}
