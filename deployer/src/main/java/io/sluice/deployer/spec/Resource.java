package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one JobManager or TaskManager asks for (operator reference, {@code Resource}).
 *
 * @param cpu cores
 * @param memory the total memory of the process
 * @param ephemeralStorage disk of the pod, a Kubernetes quantity
 * @param other the fields that Sluice does not know
 */
public record Resource(
    @Nullable Double cpu,
    @Nullable MemorySize memory,
    @Nullable String ephemeralStorage,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public Resource {

    other = Ordered.copy(other);
  }
}
