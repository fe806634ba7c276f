package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to run: Apache's fields and those of EMR (facts of release 6.13.0 to 7.13.0).
 *
 * @param emrReleaseLabel EMR only: picks the image
 * @param flinkVersion the Flink line that the operator expects
 * @param image an own image
 * @param imagePullPolicy when the image is pulled
 * @param executionRoleArn EMR only: the IAM role of the job
 * @param serviceAccount the service account where there is no execution role
 * @param mode who starts TaskManagers; {@code native} where it is missing
 * @param flinkConfiguration Flink's options
 * @param jobManager the JobManager
 * @param taskManager the TaskManagers
 * @param job the job; none makes a session cluster
 * @param monitoringConfiguration EMR only: where logs go
 * @param podTemplate laid over every pod
 * @param ingress how the web UI is reached from outside
 * @param logConfiguration logging configuration files by name
 * @param restartNonce a change restarts the job
 * @param other the fields that Sluice does not know
 */
public record FlinkDeploymentSpec(
    @Nullable ReleaseLabel emrReleaseLabel,
    @Nullable FlinkVersion flinkVersion,
    @Nullable String image,
    @Nullable String imagePullPolicy,
    @Nullable RoleArn executionRoleArn,
    @Nullable String serviceAccount,
    @Nullable DeploymentMode mode,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) FlinkConfiguration flinkConfiguration,
    @Nullable JobManagerSpec jobManager,
    @Nullable TaskManagerSpec taskManager,
    @Nullable JobSpec job,
    @Nullable MonitoringConfiguration monitoringConfiguration,
    @Nullable PodTemplate podTemplate,
    @Nullable IngressSpec ingress,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> logConfiguration,
    @Nullable Long restartNonce,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public FlinkDeploymentSpec {
    flinkConfiguration = flinkConfiguration == null ? FlinkConfiguration.EMPTY : flinkConfiguration;
    logConfiguration = Ordered.copy(logConfiguration);
    other = Ordered.copy(other);
  }
}
