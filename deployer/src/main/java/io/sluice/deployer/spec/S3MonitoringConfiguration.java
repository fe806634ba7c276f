package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs to S3 (guide, "Registros de aplicaciones de Flink").
 *
 * @param logUri the place below which the logs are written; required
 * @param other the fields that Sluice does not know
 */
public record S3MonitoringConfiguration(
    @Nullable LogUri logUri, @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public S3MonitoringConfiguration {

    other = Ordered.copy(other);
  }
}
