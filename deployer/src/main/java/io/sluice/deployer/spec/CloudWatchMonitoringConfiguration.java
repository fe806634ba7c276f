package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs to CloudWatch (guide, "Registros de aplicaciones de Flink").
 *
 * @param logGroupName the group, made where it is missing; required
 * @param logStreamNamePrefix begins the name of every stream
 * @param other the fields that Sluice does not know
 */
public record CloudWatchMonitoringConfiguration(
    @Nullable String logGroupName,
    @Nullable String logStreamNamePrefix,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public CloudWatchMonitoringConfiguration {

    other = Ordered.copy(other);
  }
}
