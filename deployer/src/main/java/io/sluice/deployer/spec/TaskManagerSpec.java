package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The TaskManagers.
 *
 * @param resource CPU and memory of each
 * @param replicas how many, in standalone mode only; else parallelism and slots decide
 * @param podTemplate laid over the pod template of the deployment
 * @param other the fields that Sluice does not know
 */
public record TaskManagerSpec(
    @Nullable Resource resource,
    @Nullable Integer replicas,
    @Nullable PodTemplate podTemplate,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public TaskManagerSpec {

    other = Ordered.copy(other);
  }
}
