package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources of the log-shipping container.
 *
 * @param limits its limits
 * @param other the fields that Sluice does not know
 */
public record SideCarResources(
    @Nullable SideCarLimits limits, @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public SideCarResources {

    other = Ordered.copy(other);
  }
}
