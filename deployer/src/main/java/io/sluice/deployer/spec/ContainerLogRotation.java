package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the logs in the container are rotated.
 *
 * @param rotationSize a whole number and a unit, 2KB to 2GB; required
 * @param maxFilesToKeep 1 to 50; required
 * @param other the fields that Sluice does not know
 */
public record ContainerLogRotation(
    @Nullable String rotationSize,
    @Nullable Integer maxFilesToKeep,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public ContainerLogRotation {

    other = Ordered.copy(other);
  }
}
