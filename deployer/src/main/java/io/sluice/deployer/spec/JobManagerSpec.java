package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JobManager, with the fields that EMR adds (guide, "Configuraciones de alta disponibilidad").
 *
 * @param resource CPU and memory
 * @param replicas JobManagers, the standbys included; EMR takes 2 where it is missing, Apache 1
 * @param highAvailabilityEnabled EMR only; on where it is missing
 * @param storageDir EMR only: where the HA metadata lies; S3 only, required while HA is on
 * @param podTemplate laid over the pod template of the deployment
 * @param other the fields that Sluice does not know
 */
public record JobManagerSpec(
    @Nullable Resource resource,
    @Nullable Integer replicas,
    @Nullable Boolean highAvailabilityEnabled,
    @Nullable S3Uri storageDir,
    @Nullable PodTemplate podTemplate,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public JobManagerSpec {

    other = Ordered.copy(other);
  }
}
