package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session job runs, and where.
 *
 * @param deploymentName the session cluster: a FlinkDeployment without a job, in the same namespace
 * @param job the job; its jar is fetched by the operator
 * @param flinkConfiguration options of this job; those of the cluster cannot be changed here
 * @param restartNonce a change restarts the job
 * @param other the fields that Sluice does not know
 */
public record FlinkSessionJobSpec(
    @Nullable String deploymentName,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) FlinkConfiguration flinkConfiguration,
    @Nullable JobSpec job,
    @Nullable Long restartNonce,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public FlinkSessionJobSpec {
    flinkConfiguration = flinkConfiguration == null ? FlinkConfiguration.EMPTY : flinkConfiguration;
    other = Ordered.copy(other);
  }
}
