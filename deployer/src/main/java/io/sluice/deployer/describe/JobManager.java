package io.sluice.deployer.describe;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.spec.PodTemplates;
import io.sluice.deployer.spec.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The builder's group for the JobManager: one core and 2 GiB unless said. */
public final class JobManager {
  private double cpu = 1;
  private MemorySize memory = MemorySize.ofMebibytes(2048);
  private @Nullable PodTemplate podTemplate;

  JobManager() {}

  /** Cores. */
  public JobManager cpu(double cores) {
    this.cpu = cores;
    return this;
  }

  /** The total memory of the process. */
  public JobManager memory(MemorySize memory) {
    this.memory = memory;
    return this;
  }

  /** Laid over the deployment's pod template. */
  public JobManager podTemplate(PodTemplateSpec template) {
    this.podTemplate = PodTemplates.fromFabric8(template);
    return this;
  }

  JobManagerSpec describe(HighAvailability highAvailability, Context context) {
    return new JobManagerSpec(
        new Resource(cpu, memory, null, Map.of()),
        highAvailability.replicas(),
        highAvailability.isEnabled(),
        highAvailability.storage(context),
        podTemplate,
        Map.of());
  }
}
