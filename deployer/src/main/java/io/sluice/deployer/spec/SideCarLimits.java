package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the log-shipping container.
 *
 * @param cpuLimit a Kubernetes quantity; unlimited where it is missing
 * @param memoryLimit a Kubernetes quantity; 512Mi where it is missing
 * @param other the fields that Sluice does not know
 */
public record SideCarLimits(
    @Nullable String cpuLimit,
    @Nullable String memoryLimit,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public SideCarLimits {

    other = Ordered.copy(other);
  }
}
